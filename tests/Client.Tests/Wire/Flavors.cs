using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>The two servers, for facts that hold on both.</summary>
internal static class Flavors
{
    public static TheoryData<ServerFlavor> Both => [ServerFlavor.Monolith, ServerFlavor.Streamer];

    /// <summary>What each says before anyone asked.</summary>
    public static Greeting GreetingOf(ServerFlavor flavor) => flavor == ServerFlavor.Monolith ? Greeting.None : Greeting.NamedServerId;
}
