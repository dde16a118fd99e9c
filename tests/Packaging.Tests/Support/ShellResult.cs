namespace Framewright.Packaging.Tests;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record ShellResult(int ExitCode, string Output)
{
    public ShellResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
