using System.Runtime.CompilerServices;
using Framewright.Json;

namespace Framewright.RocketChat;

/// <summary>Reads a room's history as a sequence, page by page.</summary>
public static class RocketChatHistory
{
    /// <summary>What lies between two moments that the server tells apart.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>A room's messages from the newest back to the first. A page is read when its first message is asked for.</summary>
    /// <remarks>Each message comes once, also where several were sent in one millisecond, as long as one page holds all of them.</remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="before">Only messages sent before; null for all.</param>
    /// <param name="pageSize">How many messages one call reads.</param>
    /// <param name="includeThreads">Whether replies in threads are among them.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="CallException">The server refused.</exception>
    public static async IAsyncEnumerable<Message> HistoryAsync(
        this IRocketChatClient client,
        string roomId,
        DateTimeOffset? before = null,
        int pageSize = 50,
        bool includeThreads = true,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        // The next page begins a millisecond later than the last one ended, since more may have been sent in that very one.
        var edge = new HashSet<string>(StringComparer.Ordinal);
        JsonList<Message> page;
        do
        {
            page = (await client.LoadHistoryAsync(roomId, before, pageSize, includeThreads: includeThreads, cancellationToken: cancellationToken).ConfigureAwait(false)).Messages;
            var last = edge;
            foreach (var message in page.Where(message => !last.Contains(message.Id))) yield return message;
            if (page.Count == 0) yield break;
            var oldest = page[^1].Timestamp;
            before = NextEdge(page, oldest, ref edge) ? oldest + Step : oldest;
        }
        while (page.Count >= pageSize);
    }

    /// <summary>A room's messages from a point in time onwards, oldest first, up to the newest. A page is read when its first message is asked for.</summary>
    /// <remarks>Each message comes once, also where several were sent in one millisecond, as long as one page holds all of them. Replies in threads are among them.</remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="after">Only messages sent after.</param>
    /// <param name="pageSize">How many messages one call reads.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="CallException">The server refused.</exception>
    public static async IAsyncEnumerable<Message> HistorySinceAsync(
        this IRocketChatClient client,
        string roomId,
        DateTimeOffset after,
        int pageSize = 50,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        var edge = new HashSet<string>(StringComparer.Ordinal);
        JsonList<Message> page;
        do
        {
            page = (await client.LoadNextMessagesAsync(roomId, after, pageSize, cancellationToken).ConfigureAwait(false)).Messages;
            var last = edge;
            foreach (var message in page.Where(message => !last.Contains(message.Id))) yield return message;
            if (page.Count == 0) yield break;
            var newest = page[^1].Timestamp;
            after = NextEdge(page, newest, ref edge) ? newest - Step : newest;
        }
        while (page.Count >= pageSize);
    }

    /// <summary>Notes which messages of a page were sent at its edge. False when the page is nothing but that edge: then the next one lies beyond it, or the same page came for ever.</summary>
    private static bool NextEdge(JsonList<Message> page, DateTimeOffset moment, ref HashSet<string> edge)
    {
        edge = [.. page.Where(message => message.Timestamp == moment).Select(message => message.Id)];
        return edge.Count < page.Count;
    }
}
