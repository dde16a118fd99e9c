using System.Runtime.CompilerServices;
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

    /// <inheritdoc/>
    public override IAsyncEnumerable<TItem> CallManyAsync<TCall, TItem>(TCall call, ReplyReader<TItem> reply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return EnumerateAnswersAsync(call, reply, cancellationToken);
    }

    /// <inheritdoc/>
    public override IDisposable Handle(CallHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return peerCalls.Handlers.Add(handler);
    }

    private async IAsyncEnumerable<TItem> EnumerateAnswersAsync<TCall, TItem>(TCall call, ReplyReader<TItem> reply, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TCall : struct, ICall
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stream = new CallStream<TItem>(TCall.Method, reply, Held) { Trace = telemetry.StartCall(TCall.Method.Name) };
        try
        {
            using (gate.Enter()) core.RequestStream(stream, call, IsAuthenticator, clock.Now);
        }
        catch (Exception refusal)
        {
            stream.EndTrace(refusal);
            throw;
        }

        try
        {
            while (await stream.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                while (stream.TryTake(out var item)) yield return item;
            }
        }
        finally
        {
            using (gate.Enter()) core.AbandonStream(stream);
            stream.Discard();
        }
    }

    void ICallCanceller.Cancel(PendingCall call)
    {
        using (gate.Enter()) core.CancelCall(call);
    }

    private Awaitable<TResult> Request<TCall, TResult>(in TCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken)
        where TCall : struct, ICall
    {
        var trace = telemetry.StartCall(TCall.Method.Name);
        var pending = pools.Rent<TResult>();
        pending.Trace = trace;
        pending.Prepare(TCall.Method, reply, cancellationToken);

        // Taken before the call can end: afterwards the source may already belong to somebody else.
        var awaitable = new Awaitable<TResult>(pending.Task, pending.PlainTask);
        using (gate.Enter()) core.RequestCall(pending, call, IsAuthenticator, clock.Now);
        return awaitable;
    }

    private readonly record struct Awaitable<TResult>(ValueTask<TResult> Task, ValueTask PlainTask);
}
