using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Limits;

/// <summary>A handler of the peer's calls that never answers while the socket lives.</summary>
internal sealed class StuckHandler() : PlainCallHandler("Stuck", "stuck")
{
    protected override async ValueTask<byte[]?> InvokeAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return null;
    }
}
