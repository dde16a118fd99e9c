using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Framewright.Hosting;

/// <summary>Says how a connection does: healthy while it is live, degraded while it connects or heals, the registration's failure status when that lasts too long or it was given up.</summary>
/// <remarks>Works for every generated client: <c>client.Connection</c> is what it looks at. Its data are <c>state</c>, <c>offlineSeconds</c>, and <c>restoring</c>, the streams whose subscriptions are not back yet.</remarks>
public sealed class ConnectionHealthCheck : IHealthCheck
{
    private readonly RealtimeConnection connection;
    private readonly TimeSpan unhealthyAfter;

    /// <summary>How long a connection may be away by default before it counts as unhealthy: a minute.</summary>
    public static readonly TimeSpan DefaultUnhealthyAfter = TimeSpan.FromMinutes(1);

    /// <summary>Creates the check.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="unhealthyAfter">How long it may connect or heal before that is a failure; null for <see cref="DefaultUnhealthyAfter"/>.</param>
    public ConnectionHealthCheck(RealtimeConnection connection, TimeSpan? unhealthyAfter = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        this.connection = connection;
        this.unhealthyAfter = unhealthyAfter ?? DefaultUnhealthyAfter;
        ArgumentOutOfRangeException.ThrowIfLessThan(this.unhealthyAfter, TimeSpan.Zero, nameof(unhealthyAfter));
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var state = connection.State;
        var offline = connection.TimeOffline;
        var restoring = connection.Subscriptions
            .Where(subscription => subscription.State == SubscriptionState.Restoring)
            .GroupBy(subscription => subscription.Stream, StringComparer.Ordinal)
            .OrderBy(stream => stream.Key, StringComparer.Ordinal)
            .Select(stream => $"{stream.Key} × {stream.Count()}")
            .ToArray();
        var data = new Dictionary<string, object> { ["state"] = state.ToString(), ["offlineSeconds"] = Math.Round(offline.TotalSeconds, 3), ["restoring"] = restoring };
        var (status, text) = Judge(state, offline, context.Registration.FailureStatus);
        if (restoring.Length > 0) text += $" {restoring.Length} streams are being restored.";
        return Task.FromResult(new HealthCheckResult(status, text, data: data));
    }

    private (HealthStatus Status, string Text) Judge(ConnectionState state, TimeSpan offline, HealthStatus failure) => state switch
    {
        ConnectionState.Live => (HealthStatus.Healthy, "The connection is live."),
        ConnectionState.Lost => (failure, "The connection was given up."),
        ConnectionState.Closing or ConnectionState.Closed => (failure, "The connection is closed."),
        _ when offline > unhealthyAfter => (failure, $"The connection has been {state} or the like for more than {unhealthyAfter.TotalSeconds:0.###} s."),
        _ => (HealthStatus.Degraded, $"The connection is {state}."),
    };
}
