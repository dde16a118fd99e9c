namespace Framewright.Protocol;

/// <summary>A stream of an api: what its events are. One generated instance per stream, without state.</summary>
public abstract class RealtimeStream
{
    private protected RealtimeStream(string name) => Name = name;

    /// <summary>The stream's C# name.</summary>
    public string Name { get; }
}
