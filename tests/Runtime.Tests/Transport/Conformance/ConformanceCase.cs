using System.Text;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>What a server sends, and what has to come of it. Numbers in names are those of the Autobahn test suite, whose categories for clients these cases follow.</summary>
internal sealed record ConformanceCase(string Name, byte[] Wire)
{
    private readonly List<string> delivered = [];
    private readonly List<string> pongs = [];

    /// <summary>In pieces of how many bytes the server writes; 0 in one piece.</summary>
    public int Chop { get; init; }

    /// <summary>The code with which the reader has to end the socket; null when all is well.</summary>
    public int? Fault { get; init; }

    /// <summary>The same for the framework's reader where it differs.</summary>
    public int? FrameworkFault { get; init; }

    /// <summary>Whether the fault shows before the message has ended. The framework's reader waits for more of some of these, so that it ends with them only when the peer does.</summary>
    public bool FailsFast { get; init; }

    /// <summary>The peer's close code that has to be told; null when it had none.</summary>
    public int? CloseCode { get; init; } = 1000;

    /// <summary>The reason that goes with it.</summary>
    public string? CloseReason { get; init; }

    /// <summary>Whether the wire has a close frame of its own; otherwise one with 1000 is sent behind it.</summary>
    public bool Closes { get; init; }

    public IReadOnlyList<string> Delivered => delivered;

    public IReadOnlyList<string> Pongs => pongs;

    /// <summary>All that is written.</summary>
    public byte[] Sent => Closes || Fault is not null ? Wire : [.. Wire, .. ScriptedPeer.Frame(8, [0x03, 0xE8])];

    public int? FaultOf(bool framework) => framework ? FrameworkFault ?? Fault : Fault;

    public ConformanceCase Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    public ConformanceCase Text(byte[] payload) => Add(delivered, Transcript.Describe(true, payload));

    public ConformanceCase Binary(byte[] payload) => Add(delivered, Transcript.Describe(false, payload));

    public ConformanceCase Pong(string payload) => Pong(Encoding.UTF8.GetBytes(payload));

    public ConformanceCase Pong(byte[] payload) => Add(pongs, Convert.ToHexString(payload));

    public override string ToString() => Name;

    private ConformanceCase Add(List<string> list, string entry)
    {
        list.Add(entry);
        return this;
    }
}
