namespace Framewright.Testing.Faults;

/// <summary>How a <see cref="FaultProxy"/> ends a connection, towards both sides.</summary>
public enum CutKind
{
    /// <summary>The stream ends in order (TCP FIN), as when the other process exits. What the sides still send is read and thrown away until they close too.</summary>
    Close,

    /// <summary>The connection is reset (TCP RST), as when a machine or a firewall forgot it.</summary>
    Reset,
}
