using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Output;

/// <summary>The baselines themselves cannot pass by accident.</summary>
public sealed class BaselineTests
{
    [Fact]
    public void Rewriting_is_refused_on_a_build_server() => Assert.Throws<InvalidOperationException>(() => Baseline.IsUpdate("1", "true"));

    [Theory]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    [InlineData(null, null, false)]
    [InlineData(null, "true", false)]
    public void Rewriting_is_asked_for(string? update, string? ci, bool expected) => Assert.Equal(expected, Baseline.IsUpdate(update, ci));

    [Fact]
    public void A_missing_baseline_fails()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1") return;
        var folder = Directory.CreateTempSubdirectory("baselines");
        try
        {
            var file = Path.Combine(folder.FullName, "Sample.cs");
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Baseline.Verify("new", file, "Case"));
            Assert.Equal("new", File.ReadAllText(Path.Combine(folder.FullName, "Sample.Case.received.txt")));
            File.Move(Path.Combine(folder.FullName, "Sample.Case.received.txt"), Path.Combine(folder.FullName, "Sample.Case.verified.txt"));
            Baseline.Verify("new", file, "Case");
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Baseline.Verify("other", file, "Case"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
