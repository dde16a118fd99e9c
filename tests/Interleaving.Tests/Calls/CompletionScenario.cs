using Framewright.Calls;
using Framewright.Interleaving.Tests.Scheduling;

namespace Framewright.Interleaving.Tests.Calls;

/// <summary>Answers are handed to two callers. One of them may be of the worst kind: it sends something and blocks its thread until that is written. Both get on, and nothing stays unwritten.</summary>
internal sealed class CompletionScenario(CompletionOrder order) : Scenario
{
    private readonly Queue<IThreadPoolWorkItem> pool = new();
    private readonly Writer writer = new();
    private CompletionQueue queue = null!;
    private bool isBrought;
    private int done;

    /// <summary>Queues work to the pool; replaced to plant a mistake.</summary>
    public Action<Queue<IThreadPoolWorkItem>, IThreadPoolWorkItem> Submit { get; init; } = (pool, item) => pool.Enqueue(item);

    public override void Prepare(Stage stage)
    {
        queue = new CompletionQueue(item => Submit(pool, item));
        var first = new Caller(order == CompletionOrder.BlockingFirst ? GoAndBlock : Go);
        var second = new Caller(order == CompletionOrder.BlockingLast ? GoAndBlock : Go);
        queue.Add(first);
        if (order != CompletionOrder.OtherLater) queue.Add(second);
        queue.Start();
        isBrought = order != CompletionOrder.OtherLater;
        if (!isBrought) stage.Add("reader", () => Bring(second));

        // One thread of the pool for the caller that blocks, and one that is left.
        var started = pool.Dequeue();
        stage.Add("thread 0", () => Run(started));
        stage.Add("thread 1", Work);
    }

    public override void Verify(Action<bool, string> require)
    {
        // What was queued last may find nothing to do any more.
        while (pool.TryDequeue(out var item)) item.Execute();
        require(done == 2, $"{done} callers have got on");
        require(writer.Unwritten == 0, $"{writer.Unwritten} frames are left");
    }

    private bool IsOver => isBrought && done == 2 && writer.Unwritten == 0;

    private void Bring(ICompletion call)
    {
        queue.Add(call);
        queue.Start();
        isBrought = true;
    }

    private void Go() => done++;

    private void GoAndBlock()
    {
        if (writer.Add()) queue.Write(writer);
        Actor.Current!.Await("written", () => writer.Unwritten == 0);
        done++;
    }

    private void Run(IThreadPoolWorkItem item)
    {
        item.Execute();
        Work();
    }

    /// <summary>Takes work items until all callers have got on.</summary>
    private void Work()
    {
        while (true)
        {
            if (pool.Count == 0) Actor.Current!.Await("work", () => pool.Count > 0 || IsOver);
            if (!pool.TryDequeue(out var item)) return;
            item.Execute();
        }
    }

    /// <summary>A caller with its code.</summary>
    private sealed class Caller(Action code) : ICompletion
    {
        public void Complete() => code();
    }

    /// <summary>Writes what was added, as the write loop does: whoever finds it waiting owes it a run.</summary>
    private sealed class Writer : IThreadPoolWorkItem
    {
        private bool isWaiting = true;

        public int Unwritten { get; private set; }

        public bool Add()
        {
            Unwritten++;
            var owes = isWaiting;
            isWaiting = false;
            return owes;
        }

        public void Execute()
        {
            Unwritten = 0;
            isWaiting = true;
        }
    }
}
