using Framewright.Interleaving.Tests.Calls;
using Framewright.Interleaving.Tests.Scheduling;
using Xunit.Abstractions;

namespace Framewright.Interleaving.Tests.Session;

/// <summary>What lies around the core, in every order that the steps can have.</summary>
public sealed class SessionInterleavingTests(ITestOutputHelper output)
{
    [Fact]
    public void Users_are_told_in_order_and_one_thing_at_a_time() => RunAll(() => new NoticeScenario());

    [Theory]
    [InlineData(CompletionOrder.BlockingFirst)]
    [InlineData(CompletionOrder.BlockingLast)]
    [InlineData(CompletionOrder.OtherLater)]
    public void No_caller_waits_for_what_another_does_and_no_frame_is_left_behind(CompletionOrder order) => RunAll(() => new CompletionScenario(order));

    [Fact]
    public void A_helper_that_is_never_queued_is_missed()
    {
        var found = Explorer.Run(() => new CompletionScenario(CompletionOrder.BlockingFirst) { Submit = DropSecond() });
        output.WriteLine($"found in interleaving {found.Interleavings}: {found.Failure}");
        Assert.NotNull(found.Failure);

        // Loses every work item but the first one.
        static Action<Queue<IThreadPoolWorkItem>, IThreadPoolWorkItem> DropSecond()
        {
            var queued = 0;
            return (pool, item) =>
            {
                if (queued++ == 0) pool.Enqueue(item);
            };
        }
    }

    [Fact]
    public void A_raw_value_gives_its_array_back_once() => RunAll(() => new RawScenario());

    private void RunAll(Func<Scenario> create)
    {
        var found = Explorer.Run(create);
        output.WriteLine($"{found.Interleavings} interleavings of up to {found.Steps} steps");
        Assert.True(found.Failure is null, found.Failure);
        Assert.True(found.Interleavings > 20, "too few orders to mean something");
    }
}
