using Framewright.RocketChat;
using Framewright.Samples.Quickstart.Output;

namespace Framewright.Samples.Quickstart.Commands;

/// <summary>Where to log in, as whom, and what to watch.</summary>
internal sealed class WatchSettings
{
    public required Uri Endpoint { get; init; }

    public required string Username { get; init; }

    public required LoginRequest Credentials { get; init; }

    public required IReadOnlyList<string> Rooms { get; init; }

    public required bool AllowInsecure { get; init; }

    /// <summary>Checks what was asked for, and asks for the password when it is missing.</summary>
    /// <exception cref="UsageException">Something is missing or wrong.</exception>
    public static WatchSettings From(WatchRequest request, Transcript transcript) => new()
    {
        Endpoint = EndpointOf(request.Server!),
        Username = request.User ?? (request.Token is null ? throw new UsageException("Say who logs in: --user, or FRAMEWRIGHT_USER.") : ""),
        Credentials = request.Token is { } token ? RocketChatCredentials.Token(token) : RocketChatCredentials.Password(request.User!, request.Password ?? AskForPassword(request.User!, transcript)),
        Rooms = request.Rooms,
        AllowInsecure = request.AllowInsecure,
    };

    private static Uri EndpointOf(string server)
    {
        if (!Uri.TryCreate(server.Contains("://", StringComparison.Ordinal) ? server : "https://" + server, UriKind.Absolute, out var address))
            throw new UsageException($"'{server}' is not the address of a server; write it as https://chat.example.com.");
        try
        {
            return RocketChatEndpoint.Of(address);
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static string AskForPassword(string user, Transcript transcript)
    {
        if (Console.IsInputRedirected || !transcript.CanAsk) throw new UsageException("There is no password: set FRAMEWRIGHT_PASSWORD, or FRAMEWRIGHT_TOKEN, or run this in a terminal.");
        return transcript.AskForSecret($"Password of {user}");
    }
}
