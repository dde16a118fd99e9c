using Microsoft.Extensions.Logging;

namespace Framewright.Hosting;

/// <summary>The log events of hosting. Their ids are apart from those of the runtime.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(101, LogLevel.Error, "The client could not connect")]
    public static partial void ConnectFailed(this ILogger logger, Exception exception);
}
