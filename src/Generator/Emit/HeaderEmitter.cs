namespace Framewright.Generator.Emit;

/// <summary>Emits the header reader of a protocol: one walk over the members that decide, which stops as soon as they have.</summary>
internal sealed class HeaderEmitter
{
    private readonly SourceWriter writer;
    private readonly HeaderPlan plan;

    public HeaderEmitter(SourceWriter writer, HeaderPlan plan)
    {
        this.writer = writer;
        this.plan = plan;
    }

    public void Emit()
    {
        EmitRules();
        EmitReadHeader();
        EmitReadTail();
        EmitFill();
        EmitTested();
        new WalkEmitter(writer, plan).Emit();
    }

    private void EmitRules()
    {
        writer.Line("/// <summary>For each kind of frame: the tests that have to hold, and the probes that have to be read before the walk may stop.</summary>");
        writer.Open($"private static readonly {CSharp.Protocol}FrameRule[] Rules =");
        foreach (var frame in plan.Frames)
        {
            writer.Line($"new({CSharp.Mask(frame.Tests)}, {CSharp.Mask(frame.Needs)}), // {frame.Frame.Name}");
        }

        writer.Close(";");
        writer.Line();
    }

    private void EmitReadHeader()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static void ReadHeader({CSharp.Bytes} message, int start, out {CSharp.Protocol}FrameHeader header)");
        writer.Line($"var cursor = new {CSharp.Json}JsonCursor(message, start);");
        writer.Line("var walk = new Walk { Kind = -1, IsTail = false };");
        if (plan.OfFrame.Count > 0)
        {
            writer.Line("cursor.Peek(); // past white space, to the frame's first byte");
            writer.Line("int first = cursor.Position;");
        }

        writer.Line($"bool stopped = {WalkEmitter.Enter(plan.Tree.Root)};");
        writer.Open("if (!stopped)");
        if (plan.OfFrame.Count > 0) writer.Line($"{CSharp.Bytes} text = message[first..cursor.Position];");
        foreach (var test in plan.OfFrame) writer.Line($"if ({TokenTest.Condition(test.Match, "text")}) walk.Truth |= {CSharp.Mask(test.Mask)};");
        writer.Line("cursor.ExpectEnd();");
        foreach (var absence in plan.Absences)
        {
            // A test for absence holds when the walk came to the end without meeting the member.
            writer.Line($"if ((walk.Known & {CSharp.Mask(absence.Mask)}) == 0) walk.Truth |= {CSharp.Mask(absence.Mask)};");
        }

        writer.Line($"walk.Kind = {CSharp.Protocol}FrameRule.Decide(Rules, ulong.MaxValue, ulong.MaxValue, walk.Truth);");
        writer.Close();
        writer.Line();
        writer.Line($"header = new {CSharp.Protocol}FrameHeader {{ Kind = walk.Kind, Start = start, Body = -1, Error = -1, Next = message.Length, Seen = walk.Seen, Walked = cursor.Position, IsComplete = !stopped }};");
        writer.Line("Fill(ref header, in walk);");
        writer.Close();
        writer.Line();
    }

    private void EmitReadTail()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static void ReadTail({CSharp.Bytes} message, int bodyEnd, ref {CSharp.Protocol}FrameHeader header)");
        if (HasBodies)
        {
            writer.Line("if (header.IsComplete || header.Body < 0) return;");
            writer.Line("if (!IsShortTail(message[bodyEnd..], header.Kind)) WalkTail(message, bodyEnd, ref header);");
            writer.Line("header.IsComplete = true;");
        }

        writer.Close();
        writer.Line();
        if (!HasBodies) return;
        EmitShortTails();
        EmitWalkTail();
    }

    private void EmitShortTails()
    {
        writer.Line("/// <summary>Whether nothing is left of a frame but the ends of what its body lies in.</summary>");
        writer.Open($"private static bool IsShortTail({CSharp.Bytes} tail, int kind) => kind switch");
        for (var kind = 0; kind < plan.Frames.Count; kind++)
        {
            if (plan.Frames[kind] is not { Frame.Body: { } path } frame) continue;
            var ends = "";
            for (var i = path.Steps.Count - 1; i >= 0; i--) ends += path.Steps[i].Name is null ? "]" : "}";
            writer.Line(frame.Body < 0
                ? $"{kind} => tail.IsEmpty, // {frame.Frame.Name}"
                : $"{kind} => global::System.MemoryExtensions.SequenceEqual(tail, {CSharp.Utf8Literal(ends)}), // {frame.Frame.Name}");
        }

        writer.Line("_ => false,");
        writer.Close(";");
        writer.Line();
    }

    private void EmitWalkTail()
    {
        writer.Open($"private static void WalkTail({CSharp.Bytes} message, int bodyEnd, ref {CSharp.Protocol}FrameHeader header)");
        writer.Line("var walk = new Walk { Kind = header.Kind, Seen = header.Seen, IsTail = true };");
        writer.Open("switch (header.Kind)");
        for (var kind = 0; kind < plan.Frames.Count; kind++) EmitTail(plan.Frames[kind], kind);
        writer.Close();
        writer.Close();
        writer.Line();
    }

    private bool HasBodies
    {
        get
        {
            foreach (var frame in plan.Frames)
            {
                if (frame.Frame.Body is not null) return true;
            }

            return false;
        }
    }

    private void EmitTail(FramePlan frame, int kind)
    {
        if (frame.Frame.Body is not { } path) return;
        writer.Line($"case {kind}: // {frame.Frame.Name}").Indent();
        if (frame.Body < 0)
        {
            writer.Line($"new {CSharp.Json}JsonCursor(message, bodyEnd).ExpectEnd();");
        }
        else
        {
            var containers = plan.Tree.Containers(path);
            writer.OpenBlock();
            writer.Line($"var cursor = new {CSharp.Json}JsonCursor(message, bodyEnd, {containers.Count});");
            for (var i = containers.Count - 1; i >= 0; i--)
            {
                var step = path.Steps[i];
                writer.Line(step.Name is null
                    ? $"{containers[i].ArrayWalk}(ref cursor, ref walk, {step.Index + 1});"
                    : $"{containers[i].ObjectWalk}(ref cursor, ref walk, 1);");
            }

            writer.Line("cursor.ExpectEnd();");
            if (frame.Error >= 0) writer.Line($"if (header.Error < 0) header.Error = walk.StartOf({frame.Error});");
            writer.Close();
        }

        writer.Line("break;").Outdent();
    }

    private void EmitFill()
    {
        writer.Open($"private static void Fill(ref {CSharp.Protocol}FrameHeader header, in Walk walk)");
        if (plan.Frames.Count > 0) EmitFillCases();
        writer.Close();
        writer.Line();
    }

    private void EmitTested()
    {
        var names = new List<string>();
        var indexes = new List<string>();
        foreach (var step in plan.TestedSteps)
        {
            if (step.Name is { } wire) names.Add($"global::System.MemoryExtensions.SequenceEqual(name, {CSharp.Utf8Literal(wire)})");
            else indexes.Add($"index == {CSharp.Number(step.Index)}");
        }

        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static bool IsTested({CSharp.Bytes} name) => {Any(names)};");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static bool IsTested(int index) => {Any(indexes)};");
        writer.Line();
    }

    private static string Any(List<string> conditions) => conditions.Count == 0 ? "false" : string.Join(" || ", conditions);

    private void EmitFillCases()
    {
        writer.Open("switch (walk.Kind)");
        for (var kind = 0; kind < plan.Frames.Count; kind++)
        {
            var frame = plan.Frames[kind];
            writer.Line($"case {kind}: // {frame.Frame.Name}").Indent();
            writer.Line($"header.Role = {CSharp.Protocol}FrameRole.{char.ToUpperInvariant(frame.Frame.Role[0])}{frame.Frame.Role.Substring(1)};");
            if (frame.Id >= 0) writer.Line($"header.Id = walk.Ranges[{frame.Id}];");
            if (frame.Scope >= 0) writer.Line($"header.Scope = walk.Ranges[{frame.Scope}];");
            if (frame.Name >= 0) writer.Line($"header.Name = walk.Ranges[{frame.Name}];");
            if (frame.Frame.IdIsList) writer.Line("header.IdIsList = true;");
            for (var i = 0; i < frame.Route.Count; i++) writer.Line($"header.Route[{i}] = walk.Ranges[{frame.Route[i]}];");
            if (frame.Route.Count > 0) writer.Line($"header.RouteCount = {frame.Route.Count};");
            if (frame.Frame.Body is not null) writer.Line(frame.Body < 0 ? "header.Body = header.Start;" : $"header.Body = walk.StartOf({frame.Body});");
            if (frame.Frame.BodyIsText) writer.Line("header.BodyIsText = true;");
            if (frame.Frame.Body is { } body && frame.Body >= 0) writer.Line($"header.BodyDepth = {plan.Tree.Containers(body).Count};");
            if (frame.Frame.Error is not null) writer.Line(frame.Error < 0 ? "header.Error = header.Start;" : $"header.Error = walk.StartOf({frame.Error});");
            writer.Line("break;").Outdent();
        }

        writer.Close();
    }
}
