using System.Threading.Tasks.Sources;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Calls;

/// <summary>A pending call with its kind of result.</summary>
internal sealed class PendingCall<TResult> : PendingCall, IValueTaskSource<TResult>, IValueTaskSource
{
    // No version: those are short.
    private const int Taken = int.MinValue;

    private readonly CallPool<TResult> pool;
    private ManualResetValueTaskSourceCore<TResult> source;
    private ReplyReader<TResult>? reader;
    private TResult? result;

    // The version whose result may be taken. A flag would do no more than tell whether some result was: whoever takes an old one twice would take the next call's instead.
    private int takable;

    public PendingCall(CallPool<TResult> pool, ICallCanceller canceller)
        : base(canceller)
    {
        this.pool = pool;
        takable = source.Version;
    }

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
        var isPending = source.GetStatus(token) == ValueTaskSourceStatus.Pending;
        RacePoint.At("PendingCall.Take", this);
        if (isPending || Interlocked.CompareExchange(ref takable, Taken, token) != token)
            throw new InvalidOperationException("The result of a call is taken once, when it is there.");
        try
        {
            return source.GetResult(token);
        }
        finally
        {
            pool.CountTaken();
            Release();
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        source.OnCompleted(continuation, state, token, flags);

    protected override void SetOutcome(bool isOnPool)
    {
        source.RunContinuationsAsynchronously = !isOnPool;
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
        source.Reset();
        takable = source.Version;
        pool.Return(this);
    }
}
