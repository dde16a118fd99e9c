using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Json;

namespace Framewright.Interleaving.Tests.Session;

/// <summary>Two dispose a raw value while a third reads it: its array goes back once, and the reader gets the value or an error.</summary>
internal sealed class RawScenario : Scenario
{
    private readonly RawJson raw = RawJson.Copy("[1,2,3]"u8);
    private int returns;

    public override void Prepare(Stage stage)
    {
        stage.OnStep += (_, step, _) => returns += step == "RawJson.Return" ? 1 : 0;
        stage.Add("first", raw.Dispose);
        stage.Add("second", raw.Dispose);
        stage.Add("reader", () => Read(stage));
    }

    public override void Verify(Action<bool, string> require) => require(returns == 1, $"the array went back {returns} times");

    private void Read(Stage stage)
    {
        for (var round = 0; round < 2; round++)
        {
            try
            {
                if (raw.Memory.Length != 7) stage.Violations.Add("half a value was read");
            }
            catch (ObjectDisposedException)
            {
                // The other outcome.
            }
        }
    }
}
