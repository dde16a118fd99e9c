namespace Framewright.Samples.Quickstart.Commands;

/// <summary>What the command line and the environment say, unchecked.</summary>
internal sealed class WatchRequest
{
    public string? Server { get; init; }

    public string? User { get; init; }

    public string? Token { get; init; }

    public string? Password { get; init; }

    public IReadOnlyList<string> Rooms { get; init; } = [];

    public bool AllowInsecure { get; init; }

    /// <summary>Whether an argument was given that means nothing without a server.</summary>
    public bool NamesNoServerButNeedsOne { get; init; }
}
