using System.Text;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Schema;

/// <summary>Turns one schema file into its model, by itself: what it takes several files to see comes later.</summary>
internal static class SchemaParser
{
    // File systems take names of 255 bytes, and a generated file's has more words than this one.
    private const int LongestStem = 60;

    private static readonly char[] Separators = { '/', '\\' };
    private static readonly string[] Extensions = { ".rt.json", ".json" };

    /// <summary>Parses a file. Mistakes become diagnostics; what is beside them still becomes model.</summary>
    public static ParsedSchema Parse(string path, SourceText text, CancellationToken cancellationToken)
    {
        var context = new SchemaContext(path, text, cancellationToken);
        var json = JsonReader.Read(text, cancellationToken);
        if (json.Error is { } error)
        {
            context.Report(Descriptors.BrokenJson, (error.Start, error.Length), error.Message);
            return Unreadable(path, context);
        }

        if (context.AsObject(json.Root!, "A schema", "an object with \"protocol\" or \"api\"") is not { } root) return Unreadable(path, context);
        ProtocolModel? protocol = null;
        ApiModel? api = null;
        if (root.Find("api") is not null) api = ApiReader.Read(context, root, Stem(path));
        else if (root.Find("protocol") is not null) protocol = ProtocolReader.Read(context, root);
        else context.Report(Descriptors.MissingMember, (root.Start, 1), "A schema", "api", "the name of the api that it describes, or \"protocol\" with the name of the protocol");
        return new ParsedSchema(new SchemaDocument(path, api is not null || protocol is not null, protocol, api) { Examples = context.ToExamples() }, context.ToPositions());
    }

    /// <summary>The file's name without directories and <c>.rt.json</c>, as far as the compiler accepts it in the names of generated files.</summary>
    public static string Stem(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(Separators) + 1);
        foreach (var extension in Extensions)
        {
            if (!name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) continue;
            name = name.Substring(0, name.Length - extension.Length);
            break;
        }

        var stem = new StringBuilder();
        foreach (var c in name)
        {
            if (stem.Length < LongestStem) stem.Append(char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '_');
        }

        return stem.ToString();
    }

    private static ParsedSchema Unreadable(string path, SchemaContext context)
        => new(new SchemaDocument(path, false, null, null), context.ToPositions());
}
