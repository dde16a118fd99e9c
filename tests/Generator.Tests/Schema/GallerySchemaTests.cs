using Framewright.Generator.Json;
using Framewright.Generator.Tests.Json;
using NJsonSchema;

namespace Framewright.Generator.Tests.Schema;

/// <summary>The gallery's schemas are valid in editors too: the language's own schema accepts them.</summary>
public sealed class GallerySchemaTests
{
    public static TheoryData<string> Names => new(Directory
        .EnumerateFiles(Path.Combine(RepositorySchemas.Root, "tests/Protocols.Tests/Gallery"), "*.rt.json", SearchOption.AllDirectories)
        .Select(static x => Path.GetRelativePath(RepositorySchemas.Root, x))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Validates_against_the_language_s_own_schema(string name)
    {
        var language = await JsonSchema.FromFileAsync(Path.Combine(RepositorySchemas.Root, "schema/realtime.schema.json"));
        var json = CompactJson.Write(Read.Valid(await File.ReadAllTextAsync(Path.Combine(RepositorySchemas.Root, name))));
        Assert.Equal([], language.Validate(json).Select(static x => x.ToString()));
    }
}
