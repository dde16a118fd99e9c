using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;

namespace Framewright.Generator.Versions;

/// <summary>Reads <c>since</c>, <c>removedIn</c> and <c>deprecated</c> of anything that a service may have in some versions only.</summary>
internal static class VersionsReader
{
    private static readonly string[] DeprecatedMembers = { "since", "removedIn", "use" };

    /// <summary>Reads the versions of what the reader is at.</summary>
    /// <param name="what">What it is, for messages: <c>method 'SendMessage'</c>.</param>
    public static VersionsModel Read(SchemaContext context, ObjectReader reader, string what)
    {
        var since = ReadVersion(context, reader, "since");
        var removedIn = ReadVersion(context, reader, "removedIn");
        var deprecated = reader.Find("deprecated") is { } syntax ? ObjectReader.Open(context, syntax, "\"deprecated\"", DeprecatedMembers) : null;
        if (deprecated is not null && deprecated.Find("removedIn") is { } inner)
        {
            if (reader.Find("removedIn") is not null) context.Report(Descriptors.Exclusive, inner, Capital(what), "removedIn", "deprecated.removedIn");
            else removedIn = ReadVersion(context, deprecated, "removedIn");
        }

        var model = deprecated is null ? null : ReadDeprecation(context, deprecated);
        CheckOrder(context, since, removedIn, model?.At, what);
        if (since is null && removedIn is null && model is null) return VersionsModel.None;
        return new VersionsModel(since?.Value, removedIn?.Value, model?.Model);
    }

    private static (DeprecationModel Model, JsonStringSyntax? At)? ReadDeprecation(SchemaContext context, ObjectReader reader)
    {
        var since = ReadVersion(context, reader, "since");
        var use = reader.Text("use", "the name of what stands in for it");
        if (use is not null) context.Mark(MarkKind.Replacement, use.Value, use);
        return (new DeprecationModel(since?.Value, use?.Value, null), since);
    }

    /// <summary>Reads one version; null, after a report if it is there, when it is none.</summary>
    public static JsonStringSyntax? ReadVersion(SchemaContext context, ObjectReader reader, string name)
    {
        if (reader.Text(name, VersionNumber.Expected) is not { } text) return null;
        if (VersionNumber.IsVersion(text.Value)) return text;
        context.Report(Descriptors.BadVersion, text, text.Value, "write " + VersionNumber.Expected);
        return null;
    }

    /// <summary>Something comes, is deprecated, and goes, in this order.</summary>
    private static void CheckOrder(SchemaContext context, JsonStringSyntax? since, JsonStringSyntax? removedIn, JsonStringSyntax? deprecated, string what)
    {
        if (since is not null && deprecated is not null && VersionNumber.Compare(deprecated.Value, since.Value) < 0)
        {
            context.Report(Descriptors.VersionOrder, deprecated, Capital(what), "deprecated since", deprecated.Value, "it came in " + since.Value);
        }

        var before = deprecated ?? since;
        if (removedIn is not null && before is not null && VersionNumber.Compare(removedIn.Value, before.Value) <= 0)
        {
            context.Report(Descriptors.VersionOrder, removedIn, Capital(what), "removed in", removedIn.Value, (ReferenceEquals(before, deprecated) ? "it is deprecated since " : "it came in ") + before.Value);
        }
    }

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what.Substring(1);
}
