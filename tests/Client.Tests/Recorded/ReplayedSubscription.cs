using System.Text.Json.Nodes;

namespace Framewright.Client.Tests.Recorded;

/// <summary>A subscription of a replayed session, and what the recording did to it.</summary>
internal sealed class ReplayedSubscription(string id, string stream, string? eventName, Task<Subscription> task)
{
    private bool isConfirmed;
    private JsonObject? refusal;
    private int expected;
    private int delivered;

    /// <summary>The id on the new session's wire.</summary>
    public string Id => id;

    public bool IsLeft { get; private set; }

    public void Deliver() => Interlocked.Increment(ref delivered);

    public void Confirm() => isConfirmed = true;

    public void End(JsonObject frame)
    {
        if (!isConfirmed) refusal ??= frame;
        else if (!IsLeft) IsLeft = true;
    }

    /// <summary>Counts an event of the recording that has to arrive here.</summary>
    public void Expect(JsonObject frame)
    {
        if (refusal is null && !IsLeft && (string?)frame["collection"] == stream && (string?)frame["fields"]?["eventName"] == eventName) expected++;
    }

    public async Task LeaveAsync()
    {
        if (IsLeft || !isConfirmed) return;
        IsLeft = true;
        await (await task).DisposeAsync();
    }

    /// <summary>Whether every expected event has arrived; their handlers run by themselves.</summary>
    public bool IsDelivered => Volatile.Read(ref delivered) >= expected;

    /// <summary>Requires that the subscriber was told what the recording says, and got every event.</summary>
    public async Task CheckAsync()
    {
        if (refusal is not null)
        {
            var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => task);
            Assert.Equal(refusal["error"]?["error"]?.ToString(), refused.Code);
        }
        else if (!isConfirmed)
        {
            await Assert.ThrowsAsync<ConnectionLostException>(() => task);
        }
        else
        {
            await task;
        }

        Assert.Equal(expected, Volatile.Read(ref delivered));
    }
}
