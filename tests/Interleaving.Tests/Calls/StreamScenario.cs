using Framewright.Calls;
using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Subscriptions;

namespace Framewright.Interleaving.Tests.Calls;

/// <summary>A call of several answers: two arrive and its end, while whoever enumerates takes, or leaves.</summary>
internal sealed class StreamScenario(bool leaves) : Scenario
{
    private readonly HoldBudget held = new(100);
    private readonly List<RawJson> made = [];
    private readonly List<RawJson> taken = [];
    private CallStream<RawJson> stream = null!;

    public override void Prepare(Stage stage)
    {
        stream = new CallStream<RawJson>(Echo.Method, new CountingReader(made), held);
        stage.Add("reader", Receive);
        stage.Add("consumer", leaves ? Leave : Take);
    }

    public override void Verify(Action<bool, string> require)
    {
        if (!leaves)
        {
            while (stream.TryTake(out var item)) taken.Add(item);
            require(taken.SequenceEqual(made), "answers are missing or out of order");
        }

        require(held.Held == 0, $"{held.Held} bytes are held still");
        foreach (var item in made) require(IsDisposed(item) != taken.Contains(item), "an answer was neither taken nor disposed, or both");
    }

    private void Receive()
    {
        for (var index = 0; index < 2; index++)
        {
            stream.ReadAbsentItem();
            stream.Accept(10);
        }

        stream.End(null);
    }

    private void Take()
    {
        for (var index = 0; index < 3; index++)
        {
            if (stream.TryTake(out var item)) taken.Add(item);
        }
    }

    private void Leave()
    {
        if (stream.TryTake(out var item)) taken.Add(item);
        stream.Discard();
    }

    private static bool IsDisposed(RawJson item)
    {
        try
        {
            return item.Memory.IsEmpty;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private sealed class CountingReader(List<RawJson> made) : ReplyReader<RawJson>
    {
        public override RawJson Read(ref JsonCursor cursor, ViewScratch scratch) => throw new InvalidOperationException("nothing is parsed here");

        public override RawJson ReadAbsent()
        {
            var item = RawJson.Copy("null"u8);
            made.Add(item);
            return item;
        }
    }
}
