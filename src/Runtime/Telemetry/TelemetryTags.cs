namespace Framewright.Telemetry;

/// <summary>The names of tags on spans and instruments: OpenTelemetry's own where it has one.</summary>
internal static class TelemetryTags
{
    public const string Protocol = "framewright.protocol";
    public const string ConnectionName = "framewright.connection.name";
    public const string ConnectionState = "framewright.connection.state";
    public const string Attempt = "framewright.connect.attempt";
    public const string EventOutcome = "framewright.event.outcome";
    public const string Delayed = "framewright.delayed";
    public const string Outcome = "framewright.outcome";
    public const string ErrorCode = "framewright.error.code";
    public const string ErrorType = "error.type";
    public const string RpcSystem = "rpc.system";
    public const string RpcService = "rpc.service";
    public const string RpcMethod = "rpc.method";
    public const string Direction = "network.io.direction";
    public const string Address = "server.address";
    public const string Port = "server.port";
    public const string Scheme = "url.scheme";
}
