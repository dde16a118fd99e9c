using Framewright.Generator.Diagnostics;
using Framewright.Generator.Schema;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Tests.Schema;

/// <summary>Parses schemas that tests write down. The token that a diagnostic is expected at stands between « and ».</summary>
internal static class SchemaText
{
    public static ParsedSchema Parse(string text, string path = "/schemas/test.rt.json")
        => SchemaParser.Parse(path, SourceText.From(text), CancellationToken.None);

    /// <summary>Parses a text that has nothing wrong with it by itself.</summary>
    public static ParsedSchema Valid(string text, string path = "/schemas/test.rt.json")
    {
        var parsed = Parse(text, path);
        Assert.Equal([], parsed.Positions.Diagnostics.Select(static x => x.ToDiagnostic().ToString()));
        return parsed;
    }

    /// <summary>An api document with the given members after its name.</summary>
    public static string Api(string members) => "{ \"api\": \"Test\", " + members + " }";

    public static List<DiagnosticRecord> Validate(IEnumerable<ParsedSchema> schemas, params AnchorFact[] anchors)
    {
        var all = schemas.ToList();
        return SchemaValidator.Validate(
            all.ConvertAll(static x => x.Document),
            all.ConvertAll(static x => x.Positions),
            anchors,
            CancellationToken.None).ToList();
    }

    /// <summary>Takes the marks out of a text and says where they were.</summary>
    public static (string Text, int Start, int Length) Unmark(string marked)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, "The expected token is not marked.");
        return (marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal), start, end - start - 1);
    }

    /// <summary>Asserts one diagnostic of the id at the marked token, with line and column computed independently of the generator.</summary>
    public static DiagnosticRecord AssertAt(string marked, string id, IEnumerable<DiagnosticRecord> diagnostics)
    {
        var (text, start, length) = Unmark(marked);
        var record = Assert.Single(diagnostics);
        var location = record.ToDiagnostic().Location.GetLineSpan().StartLinePosition;
        var before = text[..start].Split('\n');
        Assert.Equal(id, record.Id);
        Assert.Equal(text[start..(start + length)], text[record.Span.Start..(record.Span.Start + record.Span.Length)]);
        Assert.Equal((before.Length - 1, before[^1].Length), (location.Line, location.Character));
        Assert.Equal(start, record.Span.Start);
        return record;
    }
}
