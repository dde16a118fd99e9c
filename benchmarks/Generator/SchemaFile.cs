using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Benchmarks.Generator;

/// <summary>A schema in memory. The compiler tells files apart by their object, so that every run that has to be cold gets new ones.</summary>
public sealed class SchemaFile(string path, string text) : AdditionalText
{
    private readonly SourceText source = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public string Text { get; } = text;

    /// <summary>Every schema of this repository.</summary>
    public static IReadOnlyList<SchemaFile> LoadAll()
    {
        var files = new List<SchemaFile>();
        foreach (string name in typeof(SchemaFile).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(typeof(SchemaFile).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            files.Add(new SchemaFile(name.Replace('\\', '/'), reader.ReadToEnd()));
        }

        return files;
    }

    /// <summary>The same file as another object, as after opening the project again.</summary>
    public SchemaFile Copy() => new(Path, Text);

    /// <summary>The file after an edit.</summary>
    /// <exception cref="InvalidOperationException">The text to edit is not there: the edit would measure nothing.</exception>
    public SchemaFile Edit(string old, string replacement) => Text.Contains(old, StringComparison.Ordinal)
        ? new(Path, Text.Replace(old, replacement, StringComparison.Ordinal))
        : throw new InvalidOperationException($"{Path} has no {old}");

    public override SourceText GetText(CancellationToken cancellationToken = default) => source;
}
