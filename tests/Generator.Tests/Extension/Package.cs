using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Extension;

/// <summary>A compiled project whose api others add to: its assembly, and the schemas that it lends.</summary>
internal sealed record Package(MetadataReference Reference, SchemaFile[] Lent)
{
    public static SchemaFile Cities { get; } = new("/package/cities.rt.json", """
        {
          "api": "Weather", "protocol": "Small",
          "types": {
            "City": { "fields": { "name": "string", "sky": "Sky", "founded?": "date" } },
            "Sky": { "enum": { "c": "Clear", "r": "Rain" } },
            "Wish": { "fields": { "text": "string" } }
          },
          "methods": {
            "FindCity": { "call": "find", "params": ["string name"], "returns": "City" },
            "Wish": { "call": "wish", "params": ["Wish wish"] }
          },
          "streams": { "Skies": { "topic": ["skies"], "event": ["string city", "Sky sky"], "as": "SkyChange" } }
        }
        """);

    /// <summary>The owner of the api Weather: cities are read, wishes are written, unless it is extensible.</summary>
    public static Package Weather(bool isExtensible = false) => Of(
        "Weather.Package",
        "namespace Weather;\n/// <summary>Weather.</summary>\n[Framewright.RealtimeClient(\"Weather\")] public sealed partial class WeatherClient;",
        [TestProtocols.Small, Cities],
        isExtensible: isExtensible);

    /// <summary>A package that adds to an api of others.</summary>
    public static Package Adding(string assembly, SchemaFile schema, params Package[] packages) =>
        Of(assembly, "", [schema, .. packages.SelectMany(static package => package.Lent)], packages, rootNamespace: assembly);

    public static Package Of(string assembly, string code, SchemaFile[] schemas, Package[]? packages = null, bool isExtensible = false, string rootNamespace = Generation.RootNamespace)
    {
        var run = Generation.Start(code, schemas, references: (packages ?? []).Select(static package => package.Reference), assembly: assembly, isExtensible: isExtensible, rootNamespace: rootNamespace);
        Assert.Empty(run.Diagnostics);
        return new Package(Image(run), [.. schemas.Where(static schema => !schema.IsReference).Select(static schema => schema.Lent)]);
    }

    /// <summary>Adds to the api of packages in a project called Sample.</summary>
    public static Generation Extend(string code, SchemaFile[] schemas, params Package[] packages) =>
        Generation.Start(code, [.. packages.SelectMany(static package => package.Lent), .. schemas], references: packages.Select(static package => package.Reference));

    /// <summary>The assembly, which has to compile without so much as a warning.</summary>
    public static MetadataReference Image(Generation run)
    {
        using var image = new MemoryStream();
        var result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
