namespace Framewright.Testing.Faults;

/// <summary>One of the two byte streams of a connection through a <see cref="FaultProxy"/>.</summary>
public enum ProxyDirection
{
    /// <summary>What the client sends.</summary>
    ToServer,

    /// <summary>What the server sends.</summary>
    ToClient,
}
