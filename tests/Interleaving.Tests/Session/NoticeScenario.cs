using Framewright.Interleaving.Tests.Calls;
using Framewright.Interleaving.Tests.Scheduling;

namespace Framewright.Interleaving.Tests.Session;

/// <summary>Three threads have something to tell users: told in the order of their turns, one at a time, none forgotten.</summary>
internal sealed class NoticeScenario : Scenario
{
    private readonly List<int> told = [];
    private readonly List<int> turns = [];
    private RaceSession session = null!;
    private int telling;

    public override void Prepare(Stage stage)
    {
        session = new RaceSession(stage);
        for (var number = 0; number < 3; number++)
        {
            var mine = number;
            stage.Add($"teller {mine}", () => session.Gate.Tell(() => Tell(stage, mine)));
        }

        stage.OnStep += (actor, step, _) =>
        {
            if (step == "SessionGate.Enter") turns.Add(actor.Name[^1] - '0');
        };
    }

    public override void Verify(Action<bool, string> require) =>
        require(told.SequenceEqual(turns), $"told were ({string.Join(' ', told)}), the turns were ({string.Join(' ', turns)})");

    private void Tell(Stage stage, int number)
    {
        if (++telling != 1) stage.Violations.Add("two are told at once");
        Actor.Current!.Stop("callback runs");
        told.Add(number);
        telling--;
    }
}
