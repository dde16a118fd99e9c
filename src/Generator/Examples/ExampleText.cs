using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Schema.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Examples;

/// <summary>An example that is being checked: its syntax, and where each part of it stands in the schema file.</summary>
internal sealed class ExampleText
{
    private readonly PlacedExample example;
    private readonly ValidationReport report;
    private readonly SourceText text;

    /// <summary>What every report points at: the string that holds the JSON. Null when reports point at their own places.</summary>
    private readonly JsonSyntax? holder;

    private ExampleText(PlacedExample example, SourceText text, JsonSyntax root, ValidationReport report, JsonSyntax? holder = null)
    {
        this.holder = holder;
        this.example = example;
        this.report = report;
        this.text = text;
        Root = root;
    }

    public JsonSyntax Root { get; }

    /// <summary>Reads the example again; null when that is not possible, which its file's own reading has reported.</summary>
    public static ExampleText? Read(PlacedExample example, ValidationReport report, CancellationToken cancellationToken)
    {
        var text = SourceText.From(example.Text);
        return JsonReader.Read(text, cancellationToken).Root is { } root ? new ExampleText(example, text, root, report) : null;
    }

    /// <summary>The JSON inside a string; null, after a report, when there is none.</summary>
    public ExampleText? Inside(JsonStringSyntax value, string what)
    {
        if (JsonReader.Read(SourceText.From(value.Value), CancellationToken.None).Root is { } root) return new ExampleText(example, text, root, report, holder ?? value);
        Wrong(value, what + " must be a string that holds JSON");
        return null;
    }

    /// <summary>Reports a value that is wrong.</summary>
    public void Wrong(JsonSyntax at, string problem) => Report(Descriptors.WrongExample, at.Start, at.Length, Of, problem);

    /// <summary>Reports an object or array that lacks something, at its brace.</summary>
    public void Lacks(JsonSyntax at, string problem) => Report(Descriptors.WrongExample, at.Start, 1, Of, problem);

    /// <summary>Reports a value that the schema does not list.</summary>
    public void Unlisted(JsonSyntax at, string value, string type, string advice) => Report(Descriptors.UnlistedValue, at.Start, at.Length, value, type, advice);

    private string Of => example.Kind switch
    {
        ExampleKind.Frame => $"frame '{example.Owner}'",
        ExampleKind.Type => $"type '{example.Owner}'",
        ExampleKind.Event => $"stream '{example.Owner}'",
        ExampleKind.Asked or ExampleKind.Answered => $"handler '{example.Owner}'",
        _ => $"method '{example.Owner}'",
    };

    private void Report(DiagnosticDescriptor descriptor, int start, int length, params string[] arguments)
    {
        if (holder is not null) (start, length) = (holder.Start, holder.Length);
        var lines = text.Lines.GetLinePositionSpan(new TextSpan(start, length));
        report.Add(
            descriptor,
            new SourceSpan(
                example.Span.Path,
                example.Span.Start + start,
                length,
                example.Span.StartLine + lines.Start.Line,
                lines.Start.Character + (lines.Start.Line == 0 ? example.Span.StartColumn : 0),
                example.Span.StartLine + lines.End.Line,
                lines.End.Character + (lines.End.Line == 0 ? example.Span.StartColumn : 0)),
            arguments);
    }
}
