using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Framewright.Generator.Analysis;

namespace Framewright.Generator.Tests.Packaging;

/// <summary>What the compiler has to find when it loads the generator.</summary>
public sealed class GeneratorAssemblyTests
{
    [Fact]
    public void The_generator_needs_the_compiler_and_nothing_else()
    {
        string[] allowed = ["netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable"];
        var references = typeof(RealtimeGenerator).Assembly.GetReferencedAssemblies();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference.Name, allowed));
        Assert.All(references.Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)), reference => Assert.Equal(new Version(4, 8, 0, 0), reference.Version));
    }

    [Fact]
    public void Its_only_public_types_are_those_that_the_compiler_loads() =>
        Assert.Equal([typeof(ClientClassAnalyzer), typeof(RealtimeGenerator)], typeof(RealtimeGenerator).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal));

    [Fact]
    public void It_is_built_for_netstandard()
    {
        var framework = typeof(RealtimeGenerator).Assembly.GetCustomAttribute<System.Runtime.Versioning.TargetFrameworkAttribute>();
        Assert.Equal(".NETStandard,Version=v2.0", framework!.FrameworkName);
    }

    [Fact]
    public void It_carries_no_resources()
    {
        using var file = File.OpenRead(typeof(RealtimeGenerator).Assembly.Location);
        using var image = new PEReader(file);
        Assert.Empty(image.GetMetadataReader().ManifestResources);
    }
}
