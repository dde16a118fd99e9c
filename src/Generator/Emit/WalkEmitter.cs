using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits the methods that walk the objects and arrays of a header, and the state that they share.</summary>
internal sealed class WalkEmitter
{
    private readonly SourceWriter writer;
    private readonly HeaderPlan plan;

    public WalkEmitter(SourceWriter writer, HeaderPlan plan)
    {
        this.writer = writer;
        this.plan = plan;
    }

    public void Emit()
    {
        EmitContainer(plan.Tree.Root);
        EmitState();
    }

    /// <summary>The expression that walks a container's value if it is one of the right kind, and skips it otherwise.</summary>
    public static string Enter(ProbeNode node)
    {
        if (node.Children.Count == 0) return "Pass(ref cursor)";
        var otherwise = "Pass(ref cursor)";
        if (node.HasElements) otherwise = EnterAs("Array", node.ArrayWalk, otherwise);
        if (node.HasMembers) otherwise = EnterAs("Object", node.ObjectWalk, otherwise);
        return $"({otherwise})";
    }

    private static string EnterAs(string kind, string walk, string otherwise) =>
        $"cursor.Peek() == {CSharp.Json}JsonKind.{kind} ? {walk}(ref cursor, ref walk, 0) : {otherwise}";

    private void EmitContainer(ProbeNode node)
    {
        if (node.HasMembers) EmitObject(node);
        if (node.HasElements) EmitArray(node);
        foreach (var child in node.Children) EmitContainer(child);
    }

    private void EmitObject(ProbeNode node)
    {
        writer.Line($"/// <summary>Walks '{DocWriter.Escape(node.Path)}'; true when the frame is known and the walk stopped.</summary>");
        writer.Open($"private static bool {node.ObjectWalk}(ref {CSharp.Json}JsonCursor cursor, ref Walk walk, int inside)");
        writer.Line("bool more = inside > 0 ? cursor.NextMember() : cursor.EnterObject();");
        writer.Open("while (more)");
        writer.Line($"if ({node.ObjectWalk}Member(ref cursor, ref walk)) return true;");
        writer.Line("more = cursor.NextMember();");
        writer.Close();
        writer.Line();
        writer.Line("return false;");
        writer.Close();
        writer.Line();

        writer.Open($"private static bool {node.ObjectWalk}Member(ref {CSharp.Json}JsonCursor cursor, ref Walk walk)");
        writer.Line($"{CSharp.Bytes} name = cursor.ReadName();");
        foreach (var child in node.Children)
        {
            if (child.Step!.Name is not { } wire) continue;
            writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(name, {CSharp.Utf8Literal(wire)}))");
            EmitValue(child);
            writer.Close();
            writer.Line();
        }

        writer.Line("return Pass(ref cursor);");
        writer.Close();
        writer.Line();
    }

    private void EmitArray(ProbeNode node)
    {
        writer.Line($"/// <summary>Walks '{DocWriter.Escape(node.Path)}'; true when the frame is known and the walk stopped.</summary>");
        writer.Open($"private static bool {node.ArrayWalk}(ref {CSharp.Json}JsonCursor cursor, ref Walk walk, int inside)");
        writer.Line("int index = inside;");
        writer.Line("bool more = inside > 0 ? cursor.NextElement() : cursor.EnterArray();");
        writer.Open("while (more)");
        writer.Line($"if ({node.ArrayWalk}Element(ref cursor, ref walk, index++)) return true;");
        writer.Line("more = cursor.NextElement();");
        writer.Close();
        writer.Line();
        writer.Line("return false;");
        writer.Close();
        writer.Line();

        writer.Open($"private static bool {node.ArrayWalk}Element(ref {CSharp.Json}JsonCursor cursor, ref Walk walk, int index)");
        foreach (var child in node.Children)
        {
            if (child.Step!.Name is not null) continue;
            writer.Open($"if (index == {child.Step.Index})");
            EmitValue(child);
            writer.Close();
            writer.Line();
        }

        writer.Line("return Pass(ref cursor);");
        writer.Close();
        writer.Line();
    }

    private void EmitValue(ProbeNode node)
    {
        if (node.Probe < 0) writer.Line($"return {Enter(node)};");
        else if (plan.Tokens.Contains(node.Probe) || (node.Children.Count == 0 && !plan.Lazy.Contains(node.Probe))) EmitToken(node);
        else EmitStart(node);
    }

    /// <summary>A value of which the whole token is wanted.</summary>
    private void EmitToken(ProbeNode node)
    {
        if (node.Children.Count == 0)
        {
            writer.Line($"{CSharp.Protocol}TokenRange token = cursor.Skip();");
        }
        else
        {
            writer.Line("cursor.Peek(); // past white space, to the value's first byte");
            writer.Line("int start = cursor.Position;");
            writer.Line($"if ({Enter(node)}) return true;");
            writer.Line($"var token = new {CSharp.Protocol}TokenRange(start, cursor.Position - start);");
        }

        writer.Line($"if (!walk.Take({node.Probe}, token, {CSharp.Mask(KnownMask(node))})) return false;");
        EmitTests(node);
        writer.Line("return walk.IsDecided();");
    }

    /// <summary>A value whose start is wanted: when the frame is known with it, the walk stops here and the value is left to its decoder.</summary>
    private void EmitStart(ProbeNode node)
    {
        var present = 0UL;
        foreach (var predicate in node.Predicates)
        {
            if (predicate.Match is { Test: MatchTest.Present, Expected: true }) present |= predicate.Mask;
        }

        var isError = plan.Errors.Contains(node.Probe);
        writer.Line(isError ? $"{CSharp.Json}JsonKind kind = cursor.Peek();" : "cursor.Peek(); // past white space, to the value's first byte");
        if (isError && node.Predicates.Count > 0) EmitNullError(node);
        var condition = $"walk.Take({node.Probe}, new {CSharp.Protocol}TokenRange(cursor.Position, 0), {CSharp.Mask(present)})";
        if (isError) condition = $"kind != {CSharp.Json}JsonKind.Null && " + condition;
        writer.Open($"if ({condition})");
        if (present != 0) writer.Line($"walk.Truth |= {CSharp.Mask(present)};");
        var others = KnownMask(node) & ~present;
        if (others == 0)
        {
            writer.Line("if (walk.IsDecided()) return true;");
            writer.Close();
            writer.Line($"return {Enter(node)};");
            return;
        }

        writer.Line("int start = cursor.Position;");
        writer.Line($"if ({Enter(node)}) return true;");
        writer.Line($"var token = new {CSharp.Protocol}TokenRange(start, cursor.Position - start);");
        writer.Line($"walk.Known |= {CSharp.Mask(others)};");
        EmitTests(node);
        writer.Line("return walk.IsDecided();");
        writer.Close();
        writer.Line($"return {Enter(node)};");
    }

    /// <summary>A null is no error, but a test may ask for it all the same.</summary>
    private void EmitNullError(ProbeNode node)
    {
        ulong truth = 0;
        foreach (var predicate in node.Predicates)
        {
            if (HoldsForNull(predicate.Match)) truth |= predicate.Mask;
        }

        writer.Open($"if (kind == {CSharp.Json}JsonKind.Null && (walk.Known & {CSharp.Mask(KnownMask(node))}) == 0)");
        writer.Line($"walk.Known |= {CSharp.Mask(KnownMask(node))};");
        if (truth != 0) writer.Line($"walk.Truth |= {CSharp.Mask(truth)};");
        writer.Line("if (walk.IsDecided()) return true;");
        writer.Close();
        writer.Line();
    }

    private static bool HoldsForNull(MatchModel match)
    {
        if (match.Test is MatchTest.Present or MatchTest.Null) return match.Expected;
        foreach (var literal in match.AnyOf)
        {
            if (literal.Kind == LiteralKind.Null) return true;
        }

        return false;
    }

    private void EmitTests(ProbeNode node)
    {
        if (node.Predicates.Count == 0) return;
        var needsText = false;
        foreach (var predicate in node.Predicates) needsText |= predicate.Match.Test != MatchTest.Present;
        if (needsText) writer.Line($"{CSharp.Bytes} text = {CSharp.Json}JsonToken.Plain(token.Of(cursor.Frame));");
        foreach (var predicate in node.Predicates)
        {
            if (predicate.Match.Test == MatchTest.Present)
            {
                if (predicate.Match.Expected) writer.Line($"walk.Truth |= {CSharp.Mask(predicate.Mask)};");
                continue;
            }

            writer.Line($"if ({TokenTest.Condition(predicate.Match, "text", isPlain: true)}) walk.Truth |= {CSharp.Mask(predicate.Mask)};");
        }
    }

    private static ulong KnownMask(ProbeNode node)
    {
        ulong mask = 0;
        foreach (var predicate in node.Predicates) mask |= predicate.Mask;
        return mask;
    }

    private void EmitState()
    {
        writer.Open($"private static bool Pass(ref {CSharp.Json}JsonCursor cursor)");
        writer.Line("cursor.Skip();");
        writer.Line("return false;");
        writer.Close();
        writer.Line();
        writer.Line("/// <summary>The probed values by number.</summary>");
        writer.Line($"[global::System.Runtime.CompilerServices.InlineArray({Math.Max(1, plan.Tree.Probes.Count)})]");
        writer.Open("private struct Probes");
        writer.Line($"private {CSharp.Protocol}TokenRange first;");
        writer.Close();
        writer.Line();
        writer.Line("/// <summary>What a walk has found out. A bit of <c>Seen</c> is a probe that was read, of <c>Known</c> a test that is decided, of <c>Truth</c> one that holds.</summary>");
        writer.Open("private struct Walk");
        writer.Line("public Probes Ranges;");
        writer.Line("public ulong Seen;");
        writer.Line("public ulong Known;");
        writer.Line("public ulong Truth;");
        writer.Line("public int Kind;");
        writer.Line("public int Candidate;");
        writer.Line("public bool IsTail;");
        writer.Line();
        writer.Line("/// <summary>Keeps a probed value; false for a repeated member, of which the first wins.</summary>");
        writer.Open($"public bool Take(int probe, {CSharp.Protocol}TokenRange token, ulong tests)");
        writer.Line("ulong bit = 1UL << probe;");
        writer.Line("if ((Seen & bit) != 0) return false;");
        writer.Line("Seen |= bit;");
        writer.Line("Known |= tests;");
        writer.Line("Ranges[probe] = token;");
        writer.Line("return true;");
        writer.Close();
        writer.Line();
        writer.Open("public bool IsDecided()");
        writer.Line("if (IsTail) return false;");
        writer.Line($"Kind = {CSharp.Protocol}FrameRule.Decide(Rules, ref Candidate, Seen, Known, Truth);");
        writer.Line("return Kind >= 0;");
        writer.Close();
        writer.Line();
        writer.Line("public readonly int StartOf(int probe) => (Seen & (1UL << probe)) != 0 ? Ranges[probe].Start : -1;");
        writer.Close();
    }
}
