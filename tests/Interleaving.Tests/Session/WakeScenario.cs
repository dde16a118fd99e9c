using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Session;

namespace Framewright.Interleaving.Tests.Session;

/// <summary>A sleeper arms, looks whether there is work, and sleeps; two bring work and wake it. No work is left behind.</summary>
internal sealed class WakeScenario : Scenario
{
    private readonly AsyncSignal signal = new();
    private readonly Lock gate = new();
    private int work;
    private int done;

    public override void Prepare(Stage stage)
    {
        stage.Add("sleeper", Work);
        stage.Add("first", Bring);
        stage.Add("second", Bring);
    }

    public override void Verify(Action<bool, string> require) => require(done == 2 && work == 0, $"{done} were done, {work} are left");

    /// <summary>As the write loop does: looks and arms under the gate.</summary>
    private void Work()
    {
        while (done < 2)
        {
            RacePoint.Enter("look", this);
            lock (gate)
            {
                if (work > 0)
                {
                    work--;
                    done++;
                    RacePoint.Leave(this);
                    continue;
                }

                signal.Arm();
            }

            RacePoint.Leave(this);
            var sleep = signal.WaitAsync();
            Actor.Current!.Await("woken", () => sleep.IsCompleted);
            if (sleep.IsCompleted) sleep.GetAwaiter().GetResult();
        }
    }

    private void Bring()
    {
        RacePoint.Enter("bring", this);
        lock (gate) work++;
        RacePoint.Leave(this);
        signal.Wake();
    }
}
