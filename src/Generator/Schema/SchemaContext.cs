using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Schema;

/// <summary>What every reader of one schema file shares: where to report and where to mark.</summary>
internal sealed class SchemaContext(string path, SourceText text, CancellationToken cancellationToken)
{
    /// <summary>What stands in a message is shown in a list of errors: the beginning of a very long text says enough there.</summary>
    private const int LongestArgument = 200;

    private readonly List<DiagnosticRecord> diagnostics = new();
    private readonly List<SchemaMark> marks = new();
    private readonly List<ExampleModel> examples = new();
    private readonly List<PlacedExample> placed = new();

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public SchemaPositions ToPositions() => new(path, diagnostics.ToEquatable(), marks.ToEquatable()) { Examples = placed.ToEquatable() };

    public EquatableArray<ExampleModel> ToExamples() => examples.ToEquatable();

    public void AddExample(ExampleKind kind, string owner, int number, JsonSyntax value)
    {
        examples.Add(new ExampleModel(kind, owner, number, CompactJson.Write(value)));
        placed.Add(new PlacedExample(kind, owner, text.ToString(new TextSpan(value.Start, value.Length)), SourceSpan.Of(path, text, value.Start, value.Length)));
    }

    public void Report(DiagnosticDescriptor descriptor, JsonSyntax at, params string[] arguments)
        => Report(descriptor, (at.Start, at.Length), arguments);

    public void Report(DiagnosticDescriptor descriptor, (int Start, int Length) at, params string[] arguments)
        => diagnostics.Add(new DiagnosticRecord(descriptor.Id, SourceSpan.Of(path, text, at.Start, at.Length), new EquatableArray<string>(Array.ConvertAll(arguments, Shorten))));

    public void Mark(MarkKind kind, string name, JsonSyntax at) => Mark(kind, name, (at.Start, at.Length));

    public void Mark(MarkKind kind, string name, (int Start, int Length) at)
        => marks.Add(new SchemaMark(kind, name, SourceSpan.Of(path, text, at.Start, at.Length)));

    public JsonObjectSyntax? AsObject(JsonSyntax syntax, string what, string expected = "an object")
        => As<JsonObjectSyntax>(syntax, what, expected);

    public JsonArraySyntax? AsArray(JsonSyntax syntax, string what, string expected = "an array")
        => As<JsonArraySyntax>(syntax, what, expected);

    public JsonStringSyntax? AsString(JsonSyntax syntax, string what, string expected = "a string")
        => As<JsonStringSyntax>(syntax, what, expected);

    /// <summary>Whether a name has UTF-8; reports it when it has half of a surrogate pair, which neither a frame nor generated code could hold.</summary>
    public bool IsText(JsonStringSyntax name)
    {
        var value = name.Value;
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }

            Report(Descriptors.HalfCharacter, name);
            return false;
        }

        return true;
    }

    /// <summary>The members of an object whose names the user chooses; a name's second occurrence is reported and left out.</summary>
    public List<JsonMemberSyntax> Entries(JsonObjectSyntax syntax)
    {
        CancellationToken.ThrowIfCancellationRequested();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<JsonMemberSyntax>(syntax.Members.Count);
        foreach (var member in syntax.Members)
        {
            if (!IsText(member.Name)) continue;
            if (names.Add(member.Name.Value)) entries.Add(member);
            else Report(Descriptors.DuplicateMember, member.Name, member.Name.Value);
        }

        return entries;
    }

    private static string Shorten(string argument) => argument.Length <= LongestArgument ? argument : argument.Substring(0, LongestArgument) + "…";

    private T? As<T>(JsonSyntax syntax, string what, string expected)
        where T : JsonSyntax
    {
        if (syntax is T typed) return typed;
        Report(Descriptors.WrongKind, syntax, what, expected);
        return null;
    }
}
