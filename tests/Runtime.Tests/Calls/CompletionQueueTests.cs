using Framewright.Calls;

namespace Framewright.Runtime.Tests.Calls;

/// <summary>Answers are handed over in batches. What races for them stands in tests/Interleaving.Tests.</summary>
public sealed class CompletionQueueTests
{
    private readonly List<IThreadPoolWorkItem> pool = [];

    [Fact]
    public async Task What_a_callers_code_leaves_behind_is_not_the_next_ones()
    {
        var queue = new CompletionQueue(pool.Add);
        var mark = new AsyncLocal<string?>();
        var seen = new List<(string?, SynchronizationContext?)>();
        for (var number = 0; number < 3; number++)
        {
            queue.Add(new Caller(() =>
            {
                seen.Add((mark.Value, SynchronizationContext.Current));
                mark.Value = "left behind";
                SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            }));
        }

        queue.Start();
        await RunAsync(pool[0]);
        Assert.Equal([(null, null), (null, null), (null, null)], seen);
    }

    [Fact]
    public async Task What_callers_send_is_written_once_behind_the_last_of_them()
    {
        var queue = new CompletionQueue(pool.Add);
        var steps = new List<string>();
        var writer = new Writer(() => steps.Add("write"));
        for (var number = 0; number < 3; number++)
        {
            var isFirst = number == 0;
            queue.Add(new Caller(() =>
            {
                steps.Add("send");
                if (isFirst) queue.Write(writer);
            }));
        }

        queue.Start();
        await RunAsync(pool[0]);
        Assert.Equal(["send", "send", "send", "write"], steps);

        // The helper, in case one of them had blocked; it finds nothing to do.
        Assert.Equal(2, pool.Count);
        await RunAsync(pool[1]);
        Assert.Equal(4, steps.Count);
    }

    [Fact]
    public async Task A_caller_who_is_alone_writes_at_once_and_outside_of_its_context()
    {
        var queue = new CompletionQueue(pool.Add);
        var mark = new AsyncLocal<string?>();
        var steps = new List<string?>();
        var writer = new Writer(() => steps.Add($"write {mark.Value}"));
        queue.Add(new Caller(() =>
        {
            mark.Value = "caller";
            queue.Write(writer);
            steps.Add(mark.Value);
        }));
        queue.Start();
        await RunAsync(pool[0]);
        Assert.Equal(["write ", "caller"], steps);
        Assert.Single(pool);
    }

    [Fact]
    public void Whoever_is_no_caller_of_the_batch_has_the_pool_write()
    {
        var writer = new Writer(() => { });
        new CompletionQueue(pool.Add).Write(writer);
        Assert.Same(writer, Assert.Single(pool));
    }

    [Fact]
    public async Task A_thread_is_given_back_after_a_while()
    {
        var queue = new CompletionQueue(pool.Add);
        var ran = 0;
        for (var number = 0; number < 300; number++) queue.Add(new Caller(() => ran++));
        queue.Start();
        await RunAsync(pool[0]);
        Assert.Equal((256, 2), (ran, pool.Count));
        await RunAsync(pool[1]);
        Assert.Equal(300, ran);
    }

    /// <summary>On a thread of the pool, whose context is empty.</summary>
    private static Task RunAsync(IThreadPoolWorkItem item)
    {
        using (ExecutionContext.SuppressFlow()) return Task.Run(item.Execute);
    }

    private sealed class Caller(Action code) : ICompletion
    {
        public void Complete() => code();
    }

    private sealed class Writer(Action write) : IThreadPoolWorkItem
    {
        public void Execute() => write();
    }
}
