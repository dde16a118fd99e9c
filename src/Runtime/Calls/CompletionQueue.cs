using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Framewright.Calls;

/// <summary>Hands answers to those who await them, on threads of the pool: many in one work item, and what they send then leaves in one write.</summary>
/// <remarks>
/// No call waits for what another one's caller does. Whoever runs a caller's code has queued a work item before when more answers or a write wait,
/// and that goes on with them when the code blocks or takes its time.
/// </remarks>
internal sealed class CompletionQueue : IThreadPoolWorkItem
{
    // A work item that answers keep coming to gives its thread back now and then, so that other work is not kept waiting.
    private const int MostAtOnce = 256;

    [ThreadStatic]
    private static CompletionQueue? current;

    private readonly ConcurrentQueue<ICompletion> calls = new();
    private readonly Action<IThreadPoolWorkItem> queue;
    private int isQueued;
    private IThreadPoolWorkItem? postponed;
    private ExecutionContext? root;

    public CompletionQueue()
        : this(static item => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: true))
    {
    }

    /// <summary>With another pool, for tests.</summary>
    public CompletionQueue(Action<IThreadPoolWorkItem> queue) => this.queue = queue;

    /// <summary>Adds a call that has its outcome; nothing runs before <see cref="Start"/>.</summary>
    public void Add(ICompletion call)
    {
        RacePoint.At("CompletionQueue.Add", this);
        calls.Enqueue(call);
    }

    /// <summary>Lets the pool run what was added.</summary>
    public void Start()
    {
        RacePoint.At("CompletionQueue.Start", this);
        if (Interlocked.Exchange(ref isQueued, 1) == 0) queue(this);
    }

    /// <summary>Frames wait for a writer that is owed a run. Inside of a caller's code that is run from here the write waits for the other callers of the batch, as long as somebody is certain to make up for it.</summary>
    public void Write(IThreadPoolWorkItem writer)
    {
        if (!ReferenceEquals(current, this) || ExecutionContext.Capture() is not { } callers)
        {
            queue(writer);
            return;
        }

        // Another one can only be that of an earlier socket: nobody owes a second run to the same.
        RacePoint.At("CompletionQueue.Postpone", this);
        if (Interlocked.Exchange(ref postponed, writer) is { } earlier) queue(earlier);
        RacePoint.At("CompletionQueue.LookForHelper", this);
        if (Volatile.Read(ref isQueued) == 1) return;

        // Nothing of the caller's context flows into the transport.
        ExecutionContext.Restore(root!);
        WritePostponed();
        ExecutionContext.Restore(callers);
    }

    /// <summary>Runs what waits. By the pool.</summary>
    public void Execute()
    {
        RacePoint.At("CompletionQueue.Begin", this);
        Interlocked.Exchange(ref isQueued, 0);
        Run();
    }

    /// <summary>Runs what waits, on a thread of the pool that has nothing else to do and may be kept; saves the way through the pool.</summary>
    public void Run()
    {
        var context = ExecutionContext.Capture()!;
        root ??= context;
        current = this;
        try
        {
            for (var left = MostAtOnce; left > 0 && TryTake(out var call); left--)
            {
                call.Complete();

                // As the pool does between its items: what a caller's code has left behind is not the next one's.
                if (!ReferenceEquals(ExecutionContext.Capture(), context)) ExecutionContext.Restore(context);
                if (SynchronizationContext.Current is not null) SynchronizationContext.SetSynchronizationContext(null);
            }
        }
        finally
        {
            current = null;
        }

        if (!calls.IsEmpty) Start();
        WritePostponed();
    }

    private bool TryTake([NotNullWhen(true)] out ICompletion? call)
    {
        RacePoint.At("CompletionQueue.Take", this);
        if (!calls.TryDequeue(out call)) return false;
        RacePoint.At("CompletionQueue.LookForMore", this);
        if (!calls.IsEmpty || Volatile.Read(ref postponed) is not null) Start();
        return true;
    }

    private void WritePostponed()
    {
        RacePoint.At("CompletionQueue.Write", this);
        Interlocked.Exchange(ref postponed, null)?.Execute();
    }
}
