using Framewright.RocketChat.Server;

namespace Framewright.RocketChat;

/// <content>Clients whose settings stand in the environment.</content>
public sealed partial class RocketChatClient
{
    /// <summary>Makes a client of what the environment says. It is not connected yet: <see cref="StartAsync(CancellationToken)"/> does that.</summary>
    /// <remarks>
    /// <list type="table">
    /// <item><term><c>ROCKETCHAT_URL</c></term><description>The server: <c>https://chat.example.com</c>, or its websocket endpoint.</description></item>
    /// <item><term><c>ROCKETCHAT_USER</c></term><description>The user's name, or a verified e-mail address. Needed with a password; with a token it is what the server is told for typing.</description></item>
    /// <item><term><c>ROCKETCHAT_PASSWORD</c></term><description>The password. Either this or the token.</description></item>
    /// <item><term><c>ROCKETCHAT_TOKEN</c></term><description>A personal access token, or the token of an earlier login.</description></item>
    /// <item><term><c>ROCKETCHAT_TIMEOUT</c>, <c>ROCKETCHAT_LONG_TIMEOUT</c>, <c>ROCKETCHAT_ASSET_TIMEOUT</c></term><description>The deadlines of calls in seconds. Default: 10, 15 and 60.</description></item>
    /// <item><term><c>ROCKETCHAT_SERVER_VERSION</c></term><description>The server's version. Default: the server is asked.</description></item>
    /// </list>
    /// A variable that is set to nothing counts as one that is not set.
    /// </remarks>
    /// <param name="configure">Changes the connection's options, which have what the environment says already; null for nothing.</param>
    /// <param name="secondFactor">Asked for the code when the server wants one, as with <see cref="StartAsync(Uri,string,string,Func{RealtimeOptions,RealtimeOptions},Func{SecondFactorChallenge,CancellationToken,ValueTask{string}},CancellationToken)"/>; null when there is nobody to ask.</param>
    /// <exception cref="RocketChatSettingException">A variable is missing, or of no use; the message names it, and never its value.</exception>
    public static RocketChatClient FromEnvironment(
        Func<RealtimeOptions, RealtimeOptions>? configure = null,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor = null)
    {
        RealtimeOptions Configure(RealtimeOptions options)
        {
            var applied = RocketChatEnvironment.Apply(options);
            return configure?.Invoke(applied) ?? applied;
        }

        return Create(RocketChatEnvironment.Server, RocketChatEnvironment.Credentials, RocketChatEnvironment.Username, Configure, secondFactor);
    }
}
