using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>What generated code says about versions: a sentence in the documentation, and <c>[Obsolete]</c>.</summary>
internal static class VersionText
{
    /// <summary>Emits <c>[Obsolete]</c> for what is deprecated.</summary>
    /// <param name="versions">The thing's versions.</param>
    /// <param name="suffix">What follows the name of a method that stands in for it.</param>
    public static void Obsolete(this SourceWriter writer, VersionsModel versions, string suffix = "")
    {
        if (versions.Deprecated is not { } deprecated) return;
        writer.Line($"[global::System.Obsolete({CSharp.Literal(Deprecation(versions, deprecated) + Advice(deprecated, suffix))})]");
    }

    /// <summary>Emits the sentences alone, where there are no other remarks.</summary>
    public static void VersionRemarks(this SourceWriter writer, VersionsModel versions)
    {
        if (!versions.IsNone) writer.Remarks(Remark(versions).TrimStart());
    }

    /// <summary>The sentences that follow other remarks; empty for what every version has.</summary>
    public static string Remark(VersionsModel versions)
    {
        if (versions.IsNone) return "";
        var text = versions.Since is { } since ? $" Since version {since}." : "";
        if (versions.Deprecated is { } deprecated) text += " " + Deprecation(versions, deprecated) + Advice(deprecated, "Async");
        else if (versions.RemovedIn is { } removed) text += $" Removed in version {removed}.";
        return " " + DocWriter.Escape(text);
    }

    private static string Deprecation(VersionsModel versions, DeprecationModel deprecated)
    {
        var since = deprecated.Since is { } version ? $" since version {version}" : "";
        return versions.RemovedIn is { } removed ? $"Deprecated{since}, removed in version {removed}." : $"Deprecated{since}.";
    }

    private static string Advice(DeprecationModel deprecated, string suffix) => deprecated.Replacement switch
    {
        null => "",
        { Kind: ReplacementKind.Stream } stream => $" Use the stream {stream.Name} instead.",
        { Kind: ReplacementKind.Method } method => $" Use {method.Name}{suffix} instead.",
        { Kind: ReplacementKind.Handler } handler => $" Use On{handler.Name} instead.",
        var other => $" Use {other.Name} instead.",
    };
}
