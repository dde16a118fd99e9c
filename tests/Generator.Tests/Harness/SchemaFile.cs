using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Tests.Harness;

/// <summary>A schema in memory, with the metadata that the package's targets give it.</summary>
internal sealed class SchemaFile(string path, string text) : AdditionalText
{
    private readonly SourceText source = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    /// <summary>What stands in <c>SourceItemGroup</c>.</summary>
    public string ItemGroup { get; init; } = "RealtimeSchema";

    /// <summary>Whether the schema only lends its names.</summary>
    public bool IsReference { get; init; }

    /// <summary>Who sees what the schema adds to an api of another assembly.</summary>
    public string Visibility { get; init; } = "";

    /// <summary>The versions of services that the item names.</summary>
    public string Targets { get; init; } = "";

    /// <summary>The same file as a package lends it.</summary>
    public SchemaFile Lent => new(Path, Text) { IsReference = true };

    /// <summary>Called when the compiler reads the text.</summary>
    public Action? OnRead { get; init; }

    public string Text { get; } = text;

    /// <summary>The file after an edit, as a new object: that is what the compiler hands over.</summary>
    public SchemaFile With(string text) => new(Path, text) { ItemGroup = ItemGroup, IsReference = IsReference, Visibility = Visibility, Targets = Targets };

    /// <summary>The file after one replacement that must find its text.</summary>
    public SchemaFile Edit(string old, string replacement)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        return With(Text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        OnRead?.Invoke();
        return source;
    }
}
