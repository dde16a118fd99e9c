using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit.Lifecycle;

/// <summary>The opening's steps one behind the other: decisions become jumps.</summary>
internal sealed class OpeningProgram
{
    private const string Action = CSharp.Protocol + "OpeningAction.";

    private readonly ProtocolModel protocol;

    public OpeningProgram(ProtocolModel protocol)
    {
        this.protocol = protocol;
        Add(protocol.Opening);
    }

    /// <summary>The initialisers of the steps, each with what it is about.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The placeholders that decide, in the order of their ordinals.</summary>
    public List<string> Conditions { get; } = [];

    private void Add(EquatableArray<OpeningStepModel> steps)
    {
        foreach (var step in steps) Add(step);
    }

    private void Add(OpeningStepModel step)
    {
        if (step.If is not { } condition)
        {
            Lines.Add(Step(step));
            return;
        }

        var test = Lines.Count;
        Lines.Add("");
        Lines.Add(Step(step));
        var jump = Lines.Count;
        if (step.Else.Count > 0) Lines.Add("");
        Lines[test] = $"new({Action}Unless, {Ordinal(condition)}, {CSharp.Number(Lines.Count)}), // without {condition}: on to step {CSharp.Number(Lines.Count)}";
        Add(step.Else);
        if (step.Else.Count > 0) Lines[jump] = $"new({Action}Jump, 0, {CSharp.Number(Lines.Count)}), // on to step {CSharp.Number(Lines.Count)}";
    }

    private string Step(OpeningStepModel step) => step.Kind switch
    {
        StepKind.Send => $"new({Action}Send, {Template(step.Target)}), // {step.Target}",
        StepKind.Call => $"new({Action}Call, {Template(step.Target)}){Terminal(step)}, // {step.Target}",
        _ => $"new({Action}Await, {Frame(step.Target)}){Others(step)}, // {Names(step)}",
    };

    private static string Terminal(OpeningStepModel step)
    {
        var codes = "";
        foreach (var code in step.Terminal) codes += (codes.Length == 0 ? "" : ", ") + CSharp.Literal(code);
        return codes.Length == 0 ? "" : $" {{ Terminal = new string[] {{ {codes} }} }}";
    }

    private string Others(OpeningStepModel step)
    {
        var kinds = "";
        foreach (var other in step.Others) kinds += (kinds.Length == 0 ? "" : ", ") + CSharp.Number(Frame(other));
        return kinds.Length == 0 ? "" : $" {{ Others = new int[] {{ {kinds} }} }}";
    }

    private static string Names(OpeningStepModel step)
    {
        var names = step.Target;
        foreach (var other in step.Others) names += " or " + other;
        return names;
    }

    private string Ordinal(string condition)
    {
        var index = Conditions.IndexOf(condition);
        if (index >= 0) return CSharp.Number(index);
        Conditions.Add(condition);
        return CSharp.Number(Conditions.Count - 1);
    }

    private int Template(string name)
    {
        for (var i = 0; i < protocol.Templates.Count; i++)
        {
            if (protocol.Templates[i].Name == name) return i;
        }

        return -1;
    }

    private int Frame(string name)
    {
        for (var i = 0; i < protocol.Frames.Count; i++)
        {
            if (protocol.Frames[i].Name == name) return i;
        }

        return -1;
    }
}
