namespace Framewright.RocketChat;

/// <summary>The memberships that are known, and what a change of them means. Not for several threads.</summary>
internal sealed class MembershipBook
{
    private readonly Dictionary<string, RoomSubscription> known = new(StringComparer.Ordinal);

    /// <summary>Takes one change; null when the user is where the user was.</summary>
    public RoomMembership? Apply(SubscriptionChange change)
    {
        var subscription = change.Subscription;
        if (change.Change == ChangeKind.Removed)
        {
            // What the server says of a membership that ended is little more than its id.
            return known.Remove(subscription.Id, out var last) ? new RoomLeft(last) : null;
        }

        var isNew = !known.ContainsKey(subscription.Id);
        known[subscription.Id] = subscription;
        return isNew ? new RoomJoined(subscription) : null;
    }

    /// <summary>Takes all memberships at once, and tells what is new and what is gone.</summary>
    public IReadOnlyList<RoomMembership> Replace(IReadOnlyList<RoomSubscription> present)
    {
        var ids = present.Select(subscription => subscription.Id).ToHashSet(StringComparer.Ordinal);
        List<RoomMembership> changes = [.. known.Values.Where(subscription => !ids.Contains(subscription.Id)).Select(gone => new RoomLeft(gone))];
        changes.AddRange(present.Where(subscription => !known.ContainsKey(subscription.Id)).Select(subscription => new RoomJoined(subscription)));
        known.Clear();
        foreach (var subscription in present) known[subscription.Id] = subscription;
        return changes;
    }
}
