namespace Framewright.Client.Tests.Surface;

/// <summary>A method as the schemas describe it.</summary>
/// <param name="Name">Its name in C#, without <c>Async</c>.</param>
/// <param name="Wire">Its name on the wire; null for one over HTTP only.</param>
/// <param name="Http">The verb and the path of its HTTP binding; null without one.</param>
/// <param name="HttpSince">The version from which on it goes over HTTP by itself; null for never.</param>
/// <param name="Since">The first version that has it; null for always.</param>
/// <param name="RemovedIn">The first version without it; null while it is there.</param>
/// <param name="Domain">The file that describes it, without its ending.</param>
/// <param name="IsCompiled">Whether the client has it; the others are for users of old servers.</param>
internal sealed record DescribedMethod(string Name, string? Wire, string? Http, string? HttpSince, string? Since, string? RemovedIn, string Domain, bool IsCompiled)
{
    /// <summary>The first version in which the socket no longer knows it.</summary>
    public string? LeavesSocketIn => HttpSince ?? RemovedIn;
}
