using System.Text.Json;
using Framewright.Client.Tests.Support;
using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Healing;

/// <summary>Consumers of all kinds of one room's messages and deletions: records, views, raw copies, each with a ledger.</summary>
internal sealed class RoomConsumers : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> subscriptions = [];
    private readonly ItemLedger records = new("records");
    private readonly ItemLedger views = new("views");
    private readonly ItemLedger copies = new("raw copies");
    private Task reading = Task.CompletedTask;

    public IReadOnlyList<ItemLedger> All => [records, views, copies];

    public static async Task<RoomConsumers> SubscribeAsync(RocketChatClient client, string roomId)
    {
        var consumers = new RoomConsumers();
        // The deletions first: what is restored first hears first, so that no deletion falls between a fetch and this.
        consumers.subscriptions.Add(await client.SubscribeToMessageDeletionsAsync(roomId, consumers.HearDeletionAsync, Options(null)).Within());
        consumers.subscriptions.Add(await client.SubscribeToRoomMessagesAsync(roomId, consumers.HearRecordAsync, Options(consumers.records)).Within());
        consumers.subscriptions.Add(await client.SubscribeToRoomMessagesViewAsync(roomId, consumers.HearView, Options(consumers.views)).Within());
        var raw = await client.SubscribeToRoomMessagesRawAsync(roomId, Options(consumers.copies)).Within();
        consumers.subscriptions.Add(raw);
        consumers.reading = consumers.ReadAsync(raw);
        return consumers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in subscriptions) await subscription.DisposeAsync().Within();
        await reading.Within();
    }

    private static SubscriptionOptions Options(ItemLedger? ledger) => new()
    {
        Capacity = 1_000_000,
        Policy = BufferPolicy.Fail,
        OnGap = ledger is null ? null : gap => ledger.Fault($"has a gap: {gap}"),
        OnDeleted = ledger is null ? null : item => ledger.Lose(item.Id),
    };

    private ValueTask HearDeletionAsync(RemovedReference message, CancellationToken cancellationToken)
    {
        foreach (var ledger in All) ledger.Lose(message.Id);
        return default;
    }

    private ValueTask HearRecordAsync(Message message, CancellationToken cancellationToken)
    {
        records.See(message.Id, message.UpdatedAt);
        return default;
    }

    private void HearView(MessageView message) => views.See(message.Id.ToString(), message.UpdatedAt);

    private async Task ReadAsync(Subscription<RawJson> raw)
    {
        await foreach (var copy in raw)
        {
            using (copy)
            {
                using var document = JsonDocument.Parse(copy.Utf8.ToArray());
                var message = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement[0] : document.RootElement;
                copies.See(message.GetProperty("_id").GetString()!, DateTimeOffset.FromUnixTimeMilliseconds(message.GetProperty("_updatedAt").GetProperty("$date").GetInt64()));
            }
        }
    }
}
