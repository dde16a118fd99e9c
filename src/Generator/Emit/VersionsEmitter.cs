using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Emits the table of what an api has only in some versions of its service.</summary>
internal static class VersionsEmitter
{
    private const string Versions = CSharp.Root + "Versions.";

    public static string Emit(ApiFacts facts, string? target, EquatableArray<VersionRow> rows)
    {
        var writer = DocumentEmitter.Begin(facts, facts.Extension?.Namespace ?? facts.Namespace);
        writer.Summary(null, facts.Extension is { } added
            ? $"What {added.Assembly} adds to the {facts.Api} api that only some versions of its service have."
            : $"What the {facts.Api} api has only in some versions of its service.");
        writer.Open($"{facts.Extension?.Accessibility ?? facts.Accessibility} static class {facts.Extension?.VersionsName ?? facts.ClientName + "Versions"}");
        writer.Summary(null, "Everything that came, is deprecated or went; print it, or ask it about a server's version.");
        writer.Line($"public static {Versions}VersionTable Table {{ get; }} = new(").Indent();
        writer.Line($"{CSharp.Literal(facts.Api)},");
        writer.Line($"{Text(target)},");
        writer.Line($"new {Versions}VersionedMember[]");
        writer.OpenBlock();
        foreach (var row in rows)
        {
            writer.Line($"new({Versions}VersionedKind.{row.Kind}, {CSharp.Literal(row.Name)}, {Text(row.Since)}, {Text(row.RemovedIn)}, {CSharp.Bool(row.IsDeprecated)}, {Text(row.DeprecatedSince)}, {Text(row.Use)}),");
        }

        writer.Close(");").Outdent();
        writer.Close();
        return writer.ToString();
    }

    private static string Text(string? text) => text is null ? "null" : CSharp.Literal(text);
}
