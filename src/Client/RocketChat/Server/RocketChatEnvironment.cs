using System.Globalization;
using Framewright.Versions;

namespace Framewright.RocketChat.Server;

/// <summary>Reads what a client needs from the environment.</summary>
internal static class RocketChatEnvironment
{
    private const string UrlVariable = "ROCKETCHAT_URL";
    private const string UserVariable = "ROCKETCHAT_USER";
    private const string PasswordVariable = "ROCKETCHAT_PASSWORD";
    private const string TokenVariable = "ROCKETCHAT_TOKEN";
    private const string VersionVariable = "ROCKETCHAT_SERVER_VERSION";
    private const string TimeoutVariable = "ROCKETCHAT_TIMEOUT";
    private const string LongTimeoutVariable = "ROCKETCHAT_LONG_TIMEOUT";
    private const string AssetTimeoutVariable = "ROCKETCHAT_ASSET_TIMEOUT";

    private static readonly TimeSpan MostSeconds = TimeSpan.FromDays(1);

    /// <summary>Where the server is.</summary>
    public static Uri Server
    {
        get
        {
            var text = Find(UrlVariable) ?? throw new RocketChatSettingException(UrlVariable, "Set it to the server's address, for example https://chat.example.com.");
            if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || server.Scheme is not ("https" or "http" or "wss" or "ws") || server.Host.Length == 0)
                throw new RocketChatSettingException(UrlVariable, "It has to be a whole address that begins with https, http, wss or ws, for example https://chat.example.com.");
            return server;
        }
    }

    /// <summary>The user's name; null where a token says enough.</summary>
    public static string? Username => Find(UserVariable);

    /// <summary>What proves who the user is.</summary>
    public static LoginRequest Credentials => (Find(PasswordVariable), Find(TokenVariable)) switch
    {
        (null, null) => throw new RocketChatSettingException(PasswordVariable, $"Set it to the user's password, or {TokenVariable} to a token."),
        (not null, not null) => throw new RocketChatSettingException(PasswordVariable, $"Set either it or {TokenVariable}, not both."),
        (null, { } token) => RocketChatCredentials.Token(token),
        ({ } password, null) => RocketChatCredentials.Password(Username ?? throw new RocketChatSettingException(UserVariable, $"Set it to the user's name: {PasswordVariable} is somebody's."), password),
    };

    /// <summary>Timeouts and the server's version, where they are given.</summary>
    public static RealtimeOptions Apply(RealtimeOptions options) => options with
    {
        CallTimeout = Seconds(TimeoutVariable) ?? options.CallTimeout,
        LongCallTimeout = Seconds(LongTimeoutVariable) ?? options.LongCallTimeout,
        AssetCallTimeout = Seconds(AssetTimeoutVariable) ?? options.AssetCallTimeout,
        ServiceVersion = Version ?? options.ServiceVersion,
    };

    private static ServiceVersion? Version
    {
        get
        {
            if (Find(VersionVariable) is not { } text) return null;
            return ServiceVersion.TryParse(text, out var version) ? version : throw new RocketChatSettingException(VersionVariable, "It has to be the server's version, for example 8.3; or leave it out, and the server is asked.");
        }
    }

    private static TimeSpan? Seconds(string variable)
    {
        if (Find(variable) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 && seconds <= MostSeconds.TotalSeconds) return TimeSpan.FromSeconds(seconds);
        throw new RocketChatSettingException(variable, "It has to be a number of seconds, more than 0 and at most a day, for example 15 or 2.5.");
    }

    /// <summary>A variable that is set to nothing counts as one that is not set.</summary>
    private static string? Find(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
