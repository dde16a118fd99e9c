using Framewright.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Generator.Pipeline;

/// <summary>A schema file that the build handed over, whether it only lends its names (<c>Reference="true"</c>), and what its <c>Visibility</c> says.</summary>
/// <remarks>Compares by reference to the text, which is what the driver keeps while a file does not change; nothing behind the parsing step sees it.</remarks>
internal sealed record SchemaInput(AdditionalText Text, bool IsReference, string Visibility)
{
    /// <summary>The versions of services that the item names: its <c>Targets</c> metadata.</summary>
    public string Targets { get; init; } = "";

    /// <summary>The item that the package's targets turn into additional files.</summary>
    private const string ItemGroup = "RealtimeSchema";

    public static SchemaInput? From(AdditionalText text, AnalyzerConfigOptionsProvider options)
    {
        var metadata = options.GetOptions(text);
        if (!metadata.TryGetValue("build_metadata.AdditionalFiles.SourceItemGroup", out var group) || group != ItemGroup) return null;
        var isReference = metadata.TryGetValue("build_metadata.AdditionalFiles.Reference", out var reference)
            && string.Equals(reference, "true", StringComparison.OrdinalIgnoreCase);
        var visibility = metadata.TryGetValue("build_metadata.AdditionalFiles.Visibility", out var value) ? value : "";
        var targets = metadata.TryGetValue("build_metadata.AdditionalFiles.Targets", out var versions) ? versions : "";
        return new SchemaInput(text, isReference, visibility) { Targets = targets };
    }

    public InputSchema? Parse(CancellationToken cancellationToken)
    {
        // A file that vanished between the listing and the reading has no text; the build reports it by itself.
        return Text.GetText(cancellationToken) is { } text
            ? new InputSchema(SchemaParser.Parse(Text.Path, text, cancellationToken), IsReference, Visibility) { Targets = Targets }
            : null;
    }
}
