using Framewright.Benchmarks.Generator;
using Framewright.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Scale;

/// <summary>The large service, generated and compiled.</summary>
internal static class LargeService
{
    public static Generation Generate(int methods, int streams, int types) =>
        Generation.Of(LargeApi.Anchor, [.. LargeApi.Files(methods, streams, types).Select(file => new SchemaFile("/schema/" + file.Key, file.Value))]);

    /// <summary>Compiles as a project does; fails with the compiler's words.</summary>
    /// <returns>The assembly's size in bytes, without symbols and documentation.</returns>
    public static long Compile(Generation generation) => Image(generation).Length;

    /// <summary>The assembly, compiled as a project does; fails with the compiler's words.</summary>
    public static byte[] Image(Generation generation)
    {
        Assert.Empty(generation.Diagnostics);
        using var image = new MemoryStream();
        var result = generation.Output.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(report => report.Severity == DiagnosticSeverity.Error).Take(20)));
        return image.ToArray();
    }
}
