namespace Framewright.Testing.RocketChat;

/// <summary>What a server says before anyone asked; clients have to ignore it.</summary>
public enum Greeting
{
    /// <summary>Nothing, as current monoliths do.</summary>
    None,

    /// <summary><c>{"server_id":"0"}</c>, as older servers do.</summary>
    ServerId,

    /// <summary><c>{"msg":"server_id","server_id":"0"}</c>, as current streamers do.</summary>
    NamedServerId,
}
