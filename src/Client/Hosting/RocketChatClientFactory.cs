using Framewright.RocketChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Framewright.Hosting;

/// <summary>Makes the client that the options describe. It is not connected yet.</summary>
internal static class RocketChatClientFactory
{
    public static RocketChatClient Create(IServiceProvider services, RocketChatHostOptions options)
    {
        var connection = new RealtimeOptions
        {
            Endpoint = RocketChatEndpoint.Of(options.Server!),
            Name = options.Name,
            LoggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
        };
        return new RocketChatClient(options.Configure?.Invoke(connection) ?? connection, CredentialsOf(services, options)) { Username = options.Username };
    }

    private static Func<CancellationToken, ValueTask<LoginRequest>> CredentialsOf(IServiceProvider services, RocketChatHostOptions options)
    {
        if (options.Credentials is { } source) return cancellationToken => source(services, cancellationToken);
        var credentials = options.Token is { Length: > 0 } token ? RocketChatCredentials.Token(token) : RocketChatCredentials.Password(options.Username!, options.Password!);
        return _ => ValueTask.FromResult(credentials);
    }
}
