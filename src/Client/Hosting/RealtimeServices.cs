using Framewright;
using Framewright.Hosting;
using Framewright.RocketChat;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Clients in an application's services.</summary>
public static class RealtimeServices
{
    /// <summary>Adds one client for the application's life: connected when the host starts, closed when it stops. It is there as <see cref="RocketChatClient"/> and as <see cref="IRocketChatClient"/>.</summary>
    /// <remarks>
    /// Calls over HTTP go by the application's HTTP clients where it has any: settle proxies, certificates and handlers with <c>services.AddHttpClient(RocketChatHostOptions.HttpClientName)</c>.
    /// Let its primary handler follow no redirects (<c>AllowAutoRedirect = false</c>): it would hand the user's token on. Timeouts are those of <see cref="RealtimeOptions"/>.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says where and who; checked when the host starts, which fails with <see cref="OptionsValidationException"/> otherwise.</param>
    public static IServiceCollection AddRocketChat(this IServiceCollection services, Action<RocketChatHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<RocketChatHostOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RocketChatHostOptions>, RocketChatHostOptionsCheck>();
        services.AddSingleton(provider => RocketChatClientFactory.Create(provider, provider.GetRequiredService<IOptions<RocketChatHostOptions>>().Value));
        services.AddSingleton<IRocketChatClient>(provider => provider.GetRequiredService<RocketChatClient>());
        services.AddSingleton<IHostedService, RocketChatHostedService>();
        return services;
    }

    /// <summary>Adds a health check of the client that <see cref="AddRocketChat(IServiceCollection,Action{RocketChatHostOptions})"/> adds.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name. Default: <c>rocketchat</c>.</param>
    /// <param name="unhealthyAfter">How long the connection may connect or heal before that is a failure; null for a minute.</param>
    /// <param name="failureStatus">What a failure is reported as; null for unhealthy.</param>
    /// <param name="tags">The check's tags; null for none.</param>
    public static IHealthChecksBuilder AddRocketChat(this IHealthChecksBuilder builder, string name = "rocketchat", TimeSpan? unhealthyAfter = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null) =>
        builder.AddRealtimeConnection(name, services => services.GetRequiredService<RocketChatClient>().Connection, unhealthyAfter, failureStatus, tags);

    /// <summary>Adds a health check of any client's connection.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="connection">Finds the connection, at every check.</param>
    /// <param name="unhealthyAfter">How long the connection may connect or heal before that is a failure; null for a minute.</param>
    /// <param name="failureStatus">What a failure is reported as; null for unhealthy.</param>
    /// <param name="tags">The check's tags; null for none.</param>
    public static IHealthChecksBuilder AddRealtimeConnection(this IHealthChecksBuilder builder, string name, Func<IServiceProvider, RealtimeConnection> connection, TimeSpan? unhealthyAfter = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connection);
        return builder.Add(new HealthCheckRegistration(name, services => new ConnectionHealthCheck(connection(services), unhealthyAfter), failureStatus, tags));
    }
}
