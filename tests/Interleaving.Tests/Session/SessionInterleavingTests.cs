using Framewright.Interleaving.Tests.Scheduling;
using Xunit.Abstractions;

namespace Framewright.Interleaving.Tests.Session;

/// <summary>What lies around the core, in every order that the steps can have.</summary>
public sealed class SessionInterleavingTests(ITestOutputHelper output)
{
    [Fact]
    public void Users_are_told_in_order_and_one_thing_at_a_time() => RunAll(() => new NoticeScenario());

    [Fact]
    public void No_wake_up_is_lost() => RunAll(() => new WakeScenario());

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
