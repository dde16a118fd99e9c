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
        var connection = RocketChatEndpoint.Options(options.Server!) with
        {
            Name = options.Name,
            LoggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            HttpClient = HttpClientOf(services),
        };
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor = options.SecondFactor is { } ask ? (challenge, cancellationToken) => ask(services, challenge, cancellationToken) : null;
        return new RocketChatClient(options.Configure?.Invoke(connection) ?? connection, CredentialsOf(services, options), secondFactor is null ? null : RocketChatCredentials.Completing(secondFactor))
        {
            Username = options.Username,
            SecondFactor = secondFactor,
        };
    }

    /// <summary>The application's own way to make HTTP requests, where it has one; null for the connection's.</summary>
    private static HttpClient? HttpClientOf(IServiceProvider services) =>
        services.GetService<IHttpMessageHandlerFactory>() is { } factory
            ? new HttpClient(new FactoryHttpHandler(factory, RocketChatHostOptions.HttpClientName)) { Timeout = Timeout.InfiniteTimeSpan }
            : null;

    private static Func<CancellationToken, ValueTask<LoginRequest>> CredentialsOf(IServiceProvider services, RocketChatHostOptions options)
    {
        if (options.Credentials is { } source) return cancellationToken => source(services, cancellationToken);
        var credentials = options.Token is { Length: > 0 } token ? RocketChatCredentials.Token(token) : RocketChatCredentials.Password(options.Username!, options.Password!);
        return _ => ValueTask.FromResult(credentials);
    }
}
