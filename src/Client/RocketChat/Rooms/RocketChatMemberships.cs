using System.Runtime.CompilerServices;

namespace Framewright.RocketChat;

/// <summary>Rooms joined and left, as events.</summary>
public static class RocketChatMemberships
{
    /// <summary>The rooms that the user joins and leaves, as it happens.</summary>
    /// <remarks>
    /// Nothing is missed: after a break of the connection the memberships are read again, and what became of them meanwhile is told then.
    /// A room that was left and joined in between counts as unchanged when its membership is the same.
    /// </remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="withPresent">Whether the rooms that the user is in already come first, as joined.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="InvalidOperationException">Nobody is logged in yet.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost for good.</exception>
    public static async IAsyncEnumerable<RoomMembership> RoomMembershipsAsync(
        this RocketChatClient client,
        bool withPresent = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var userId = client.UserId ?? throw new InvalidOperationException("Nobody is logged in yet: connect first.");
        var book = new MembershipBook();

        // Subscribed first, so that nothing happens unseen between the reading and the listening.
        var watch = await Watch<SubscriptionChange>.StartAsync(client.Connection, async (handler, options) =>
            await client.SubscribeToSubscriptionsChangedAsync(userId, handler, options, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await using var watching = watch.ConfigureAwait(false);
        var present = book.Replace(await client.GetSubscriptionsAsync(cancellationToken).ConfigureAwait(false));
        if (withPresent)
        {
            foreach (var change in present) yield return change;
        }

        await foreach (var change in watch.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (change is not null && book.Apply(change) is { } told) yield return told;

            // Behind the change, which may be older than the gap; the list is newer than both.
            if (!watch.TakeGap()) continue;
            foreach (var missed in book.Replace(await watch.ReadAgainAsync(client.GetSubscriptionsAsync, cancellationToken).ConfigureAwait(false))) yield return missed;
        }
    }
}
