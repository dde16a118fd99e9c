namespace Framewright.Protocol;

/// <summary>When to ask a silent peer for a sign of life, and when to give it up. Any inbound traffic counts as life.</summary>
/// <param name="Idle">Silence after which a ping is sent.</param>
/// <param name="Dead">Silence after which the socket is given up.</param>
public readonly record struct HeartbeatPolicy(TimeSpan Idle, TimeSpan Dead);
