using Framewright.Calls;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright;

/// <content>Calls.</content>
public sealed partial class RealtimeConnection<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    /// <inheritdoc/>
    public override ValueTask<TResult> CallAsync<TCall, TResult>(in TCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return Request(call, reply, cancellationToken).Task;
    }

    /// <inheritdoc/>
    public override ValueTask CallAsync<TCall>(in TCall call, CancellationToken cancellationToken = default) =>
        Request(call, SkippingReader.Instance, cancellationToken).PlainTask;

    /// <inheritdoc/>
    public override ValueTask<RawJson> CallRawAsync<TCall>(in TCall call, CancellationToken cancellationToken = default) =>
        Request(call, RawReader.Instance, cancellationToken).Task;

    /// <inheritdoc/>
    public override void Post<TCall>(in TCall call)
    {
        using (gate.Enter()) core.RequestPost(call, IsAuthenticator);
    }

    void ICallCanceller.Cancel(PendingCall call)
    {
        using (gate.Enter()) core.CancelCall(call);
    }

    private Awaitable<TResult> Request<TCall, TResult>(in TCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken)
        where TCall : struct, ICall
    {
        var pending = pools.Rent<TResult>();
        pending.Prepare(TCall.Method, reply, cancellationToken);

        // Taken before the call can end: afterwards the source may already belong to somebody else.
        var awaitable = new Awaitable<TResult>(pending.Task, pending.PlainTask);
        using (gate.Enter()) core.RequestCall(pending, call, IsAuthenticator, clock.Now);
        return awaitable;
    }

    private readonly record struct Awaitable<TResult>(ValueTask<TResult> Task, ValueTask PlainTask);
}
