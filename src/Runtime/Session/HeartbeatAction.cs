namespace Framewright.Session;

/// <summary>What a peer's silence asks for.</summary>
internal enum HeartbeatAction
{
    None,
    Ping,
    GiveUp,
}
