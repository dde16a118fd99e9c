using Framewright.RocketChat;

namespace Framewright.Hosting;

/// <summary>How a hosted application reaches a server. Checked when the host starts.</summary>
/// <remarks>Who logs in is said in one way: a name with a password, a name with a token, or a source. All members may be bound from configuration, but for the delegates.</remarks>
public sealed class RocketChatHostOptions
{
    /// <summary>The name of the application's HTTP client that calls over HTTP go by, where <c>AddHttpClient</c> was called for any.</summary>
    public const string HttpClientName = "RocketChat";

    /// <summary>The server: <c>https://chat.example.com</c>, or its websocket endpoint. Needed. See <see cref="RocketChatEndpoint"/>.</summary>
    public Uri? Server { get; set; }

    /// <summary>The user's name or verified e-mail address. Needed with a password; with a token or a source it is what the server is told for typing.</summary>
    public string? Username { get; set; }

    /// <summary>The password; only its digest is sent. Default: null.</summary>
    public string? Password { get; set; }

    /// <summary>A personal access token, or the token of an earlier login. Default: null.</summary>
    public string? Token { get; set; }

    /// <summary>Asked for the credentials at every attempt that has no token of an earlier login. Default: null.</summary>
    public Func<IServiceProvider, CancellationToken, ValueTask<LoginRequest>>? Credentials { get; set; }

    /// <summary>Asked for the code of a second factor when the server wants one, at a login or for a call, and again when it was wrong, three times in all; gives null to give up. Default: null, there is nobody to ask.</summary>
    public Func<IServiceProvider, SecondFactorChallenge, CancellationToken, ValueTask<string?>>? SecondFactor { get; set; }

    /// <summary>What the connection is called in metrics, traces and health checks. Default: null, nothing.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the host's start waits until the client is live, and fails when it cannot connect. Default: true. If not, the client connects beside the start, and a failure is logged.</summary>
    public bool WaitsForConnection { get; set; } = true;

    /// <summary>Changes the connection's options, which have the addresses, the name, the host's logger factory and its HTTP client already. Default: null, nothing.</summary>
    public Func<RealtimeOptions, RealtimeOptions>? Configure { get; set; }

    /// <summary>Where to, as whom, and what kind of credentials there are; never the credentials, and nothing of the address that may be secret.</summary>
    public override string ToString() => $"{nameof(RocketChatHostOptions)} {{ server {ServerText}, user {Username ?? "unnamed"}, {CredentialsText} }}";

    private string ServerText => Server switch
    {
        null => "not set",
        { IsAbsoluteUri: true } server => $"{server.Scheme}://{server.IdnHost}:{server.Port}",
        _ => "relative",
    };

    private string CredentialsText => (Password, Token, Credentials) switch
    {
        (null, null, null) => "no credentials",
        (not null, null, null) => "a password",
        (null, not null, null) => "a token",
        (null, null, not null) => "a source of credentials",
        _ => "several kinds of credentials",
    };
}
