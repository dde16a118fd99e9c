using Framewright.Interleaving.Tests.Scheduling;
using Xunit.Abstractions;

namespace Framewright.Interleaving.Tests.Subscriptions;

/// <summary>Subscribers that leave while events are on their way, in every order that the steps can have.</summary>
public sealed class SubscriptionInterleavingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(BufferPolicy.DropOldest, true)]
    [InlineData(BufferPolicy.DropOldest, false)]
    [InlineData(BufferPolicy.DropNewest, true)]
    [InlineData(BufferPolicy.Fail, true)]
    [InlineData(BufferPolicy.Hold, true)]
    [InlineData(BufferPolicy.Hold, false)]
    public void An_event_is_taken_or_disposed_once_and_no_byte_stays_held(BufferPolicy policy, bool discards) =>
        RunAll(() => new BufferScenario(policy, discards), $"{policy}, {(discards ? "discarded" : "completed")}");

    [Fact]
    public void After_a_disposal_has_returned_no_handler_starts() => RunAll(() => new GateScenario(false), "gate");

    [Fact]
    public void A_gate_that_is_looked_at_instead_of_claimed_is_found()
    {
        var found = Explorer.Run(() => new GateScenario(true));
        output.WriteLine($"found in interleaving {found.Interleavings}: {found.Failure}");
        Assert.NotNull(found.Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whoever_leaves_during_an_event_takes_nothing_from_the_others(bool isLost) => RunAll(() => new DeliveryScenario(isLost), $"delivery, lost: {isLost}");

    [Fact]
    public void A_topic_is_found_while_others_come_and_go() => RunAll(() => new RouteScenario(), "routes");

    private void RunAll(Func<Scenario> create, string name)
    {
        var found = Explorer.Run(create);
        output.WriteLine($"{name}: {found.Interleavings} interleavings of up to {found.Steps} steps");
        Assert.True(found.Failure is null, found.Failure);
        Assert.True(found.Interleavings > 20, "too few orders to mean something");
    }
}
