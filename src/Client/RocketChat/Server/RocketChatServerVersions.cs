using Framewright.Versions;

namespace Framewright.RocketChat;

/// <summary>Finds out which version a server is of.</summary>
public static class RocketChatServerVersions
{
    /// <summary>Asks the server for its version. Anybody may ask, connected or not.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The version; null when the server does not say, or does not answer such questions.</returns>
    /// <exception cref="ServerVersionException">What the server gives as its version is none.</exception>
    public static async ValueTask<ServiceVersion?> FindServerVersionAsync(this IRocketChatClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ServerInfo info;
        try
        {
            info = await client.GetServerInfoAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RealtimeException)
        {
            // Some servers are reached by their socket alone. The socket tells whether there is one at all.
            return null;
        }

        if ((info.Version ?? info.Build?.Version) is not { Length: > 0 } text) return null;
        return ServiceVersion.TryParse(text, out var version) ? version : throw new ServerVersionException(text);
    }
}
