using System.Globalization;
using System.Text.Json;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>The server of a simulation: remembers subscriptions, and decides by the seed what it answers; the answers wait until they are delivered.</summary>
internal sealed class SimulatedServer(Random random)
{
    private readonly HashSet<long> ids = [];

    /// <summary>Subscriptions by id. Those whose confirmation is never sent are in here too.</summary>
    public SortedDictionary<long, string> Subscriptions { get; } = [];

    public List<string> Answers { get; } = [];

    /// <summary>Ids that came a second time, on whatever socket.</summary>
    public int ReusedIds { get; private set; }

    public bool IsWilling { get; set; }

    /// <summary>The socket is gone, and with it all that belonged to it.</summary>
    public void Reset()
    {
        Subscriptions.Clear();
        Answers.Clear();
    }

    public void Receive(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        var id = TestSession.IdOf(frame);
        if (id != 0 && !ids.Add(id)) ReusedIds++;
        switch (json.RootElement.GetProperty("t").GetString())
        {
            case "hello":
                Answers.Add("""{"t":"opened","session":"s"}""");
                break;
            case "begin":
                Answers.Add("""{"t":"notice"}""");
                break;
            case "ping":
                Answers.Add("""{"t":"pong"}""");
                break;
            case "call":
                Answer(id, json.RootElement.GetProperty("params")[0].GetInt64());
                break;
            case "subscribe":
                Subscribe(id, json.RootElement.GetProperty("topic").GetString()!);
                break;
            case "unsubscribe":
                var ended = long.Parse(json.RootElement.GetProperty("ends").GetString()!, CultureInfo.InvariantCulture);
                Subscriptions.Remove(ended);
                Answers.Add(Wire.Unsubscribed(ended));
                break;
        }
    }

    private void Answer(long id, long number)
    {
        switch (IsWilling ? 9 : random.Next(10))
        {
            case 0:
                break;
            case 1 or 2:
                Answers.Add(Wire.Failure(id, $"e{number}"));
                break;
            case 3:
                Answers.Add(Wire.Reply(id, number.ToString(CultureInfo.InvariantCulture)));
                Answers.Add(Wire.Reply(id, number.ToString(CultureInfo.InvariantCulture)));
                break;
            default:
                Answers.Add(Wire.Reply(id, number.ToString(CultureInfo.InvariantCulture)));
                break;
        }
    }

    private void Subscribe(long id, string topic)
    {
        var choice = IsWilling ? 9 : random.Next(10);
        if (choice == 0)
        {
            Answers.Add(Wire.Unsubscribed(id, "refused"));
            return;
        }

        Subscriptions[id] = topic;
        if (choice != 1) Answers.Add(Wire.Subscribed(id));
    }
}
