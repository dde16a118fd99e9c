namespace Framewright.Protocol;

/// <summary>A stream of an api: what its events are. One generated instance per stream, without state.</summary>
public abstract class RealtimeStream
{
    private protected RealtimeStream(string name) => Name = name;

    /// <summary>The stream's C# name.</summary>
    public string Name { get; }

    /// <summary>The constants that it gives to its templates. Default: null, none.</summary>
    public TemplateValues? Values { get; init; }

    /// <summary>A constant as JSON; empty when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public ReadOnlySpan<byte> Value(string name) => Values is null ? default : Values.Find(name);
}
