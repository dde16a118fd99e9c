using Framewright.Calls;
using Framewright.Interleaving.Tests.Scheduling;
using Xunit.Abstractions;

namespace Framewright.Interleaving.Tests.Calls;

/// <summary>Every call ends exactly once, in every order that the steps of a race can have.</summary>
public sealed class CallInterleavingTests(ITestOutputHelper output)
{
    public static TheoryData<string> Races { get; } =
    [
        "Reply, CallAgain",
        "Reply, SecondReply, CallAgain",
        "Reply, Cancel, CallAgain",
        "Reply, Timeout, CallAgain",
        "Reply, Loss, CallAgain",
        "Reply, Dispose, CallAgain",
        "Timeout, Cancel, CallAgain",
        "Timeout, Loss, CallAgain",
        "Cancel, Loss, CallAgain",
        "Cancel, Dispose, CallAgain",
        "Item, Reply, CallAgain",
        "Item, Timeout, CallAgain",
        "Item, Cancel, CallAgain",
        "Item, Loss, CallAgain",
        "Reply, Timeout, Loss",
        "Reply, Timeout, Cancel",
        "Reply, Cancel, Loss",
    ];

    [Theory]
    [MemberData(nameof(Races))]
    public void Whatever_the_order_a_call_ends_once_and_its_source_goes_back_once(string race)
    {
        var found = Explorer.Run(() => new CallScenario(Enum.Parse<CallEnds>(race)));
        output.WriteLine($"{race}: {found.Interleavings} interleavings of up to {found.Steps} steps");
        Assert.True(found.Failure is null, found.Failure);
    }

    [Theory]
    [InlineData("Cancel")]
    [InlineData("Loss")]
    [InlineData("Timeout")]
    [InlineData("Dispose")]
    [InlineData("Cancel, Loss")]
    [InlineData("Cancel, Timeout")]
    [InlineData("Cancel, Dispose")]
    public void A_call_that_is_only_being_made_ends_once_as_well(string race)
    {
        var found = Explorer.Run(() => new RequestScenario(Enum.Parse<CallEnds>(race)));
        output.WriteLine($"{race}: {found.Interleavings} interleavings of up to {found.Steps} steps");
        Assert.True(found.Failure is null, found.Failure);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_of_several_answers_is_taken_or_disposed_and_none_is_lost(bool consumerLeaves)
    {
        var found = Explorer.Run(() => new StreamScenario(consumerLeaves));
        output.WriteLine($"{found.Interleavings} interleavings of up to {found.Steps} steps");
        Assert.True(found.Failure is null, found.Failure);
    }

    [Fact]
    public void A_reply_that_decides_without_the_claim_is_found()
    {
        var found = Explorer.Run(() => new CallScenario(CallEnds.Timeout) { Plant = PlantUnclaimedReply });
        output.WriteLine($"found in interleaving {found.Interleavings}: {found.Failure}");
        Assert.NotNull(found.Failure);
    }

    [Fact]
    public void A_cancellation_that_gives_its_hold_back_too_early_is_found()
    {
        var found = Explorer.Run(() => new CallScenario(CallEnds.Reply | CallEnds.Cancel | CallEnds.CallAgain) { Plant = PlantEarlyRelease });
        output.WriteLine($"found in interleaving {found.Interleavings}: {found.Failure}");
        Assert.NotNull(found.Failure);
    }

    /// <summary>Looks whether the call is pending, and ends it later, in a turn of its own.</summary>
    private static void PlantUnclaimedReply(RaceSession session, RaceCall call, Stage stage) => stage.Add("unclaimed reply", () =>
    {
        bool isPending;
        using (session.Gate.Enter()) isPending = call.Source.Status == CallStatus.Pending;
        if (!isPending) return;
        call.Source.ReadAbsentResult();
        call.Source.Signal();
    });

    /// <summary>The cancellation's callback gives its hold back before it asks the core.</summary>
    private static void PlantEarlyRelease(RaceSession session, RaceCall call, Stage stage) => session.CancelInstead = source =>
    {
        source.LetGo();
        using (session.Gate.Enter()) session.Core.CancelCall(source);
        source.Hold();
    };

    [Fact]
    public void Whoever_takes_a_result_twice_gets_an_error_and_harms_no_other_call()
    {
        var found = Explorer.Run(() => new CallScenario(CallEnds.Reply | CallEnds.TakeTwice | CallEnds.CallAgain));
        output.WriteLine($"{found.Interleavings} interleavings of up to {found.Steps} steps");
        Assert.True(found.Failure is null, found.Failure);
    }
}
