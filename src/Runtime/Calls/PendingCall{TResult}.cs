using System.Threading.Tasks.Sources;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Calls;

/// <summary>A pending call with its kind of result.</summary>
internal sealed class PendingCall<TResult> : PendingCall, IValueTaskSource<TResult>, IValueTaskSource
{
    private readonly CallPool<TResult> pool;
    private ManualResetValueTaskSourceCore<TResult> source = new() { RunContinuationsAsynchronously = true };
    private ReplyReader<TResult>? reader;
    private TResult? result;
    private int taken;

    public PendingCall(CallPool<TResult> pool, ICallCanceller canceller)
        : base(canceller) => this.pool = pool;

    public ValueTask<TResult> Task => new(this, source.Version);

    public ValueTask PlainTask => new(this, source.Version);

    public override bool WantsResult => reader is not SkippingReader;

    public void Prepare(MethodDescriptor method, ReplyReader<TResult> replyReader, CancellationToken token)
    {
        reader = replyReader;
        Prepare(method, token);
    }

    public override void ReadResult(ref JsonCursor cursor, ViewScratch scratch)
    {
        // Of several answers the last one counts.
        if (HasResult) (result as IDisposable)?.Dispose();
        result = reader!.Read(ref cursor, scratch);
    }

    public override void ReadAbsentResult() => result = reader!.ReadAbsent();

    public TResult GetResult(short token)
    {
        // A second taking must neither see the next call's result nor give the object back twice.
        if (source.GetStatus(token) == ValueTaskSourceStatus.Pending || Interlocked.Exchange(ref taken, 1) != 0)
            throw new InvalidOperationException("The result of a call is taken once, when it is there.");
        try
        {
            return source.GetResult(token);
        }
        finally
        {
            Release();
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);

    protected override void SetOutcome()
    {
        if (Error is null)
        {
            source.SetResult(result!);
            return;
        }

        (result as IDisposable)?.Dispose();
        source.SetException(Error);
    }

    protected override void Recycle()
    {
        reader = null;
        result = default;
        taken = 0;
        source.Reset();
        pool.Return(this);
    }
}
