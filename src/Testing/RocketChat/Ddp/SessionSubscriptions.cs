using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The subscriptions of one session. Guarded by the workspace's lock.</summary>
internal sealed class SessionSubscriptions(DdpSession session)
{
    private readonly Dictionary<string, DdpSubscription> active = new(StringComparer.Ordinal);
    private readonly HashSet<string> watched = new(StringComparer.Ordinal);

    public int Count(string stream, string eventName) =>
        active.Values.Count(subscription => subscription.Name == stream && subscription.EventName == eventName);

    public IEnumerable<DdpSubscription> Active => active.Values;

    public bool WatchesPresenceOf(TestUser user) => watched.Contains(user.Id);

    public void Subscribe(string id, string name, JsonArray? parameters)
    {
        var faults = session.Workspace.Faults;
        if (active.ContainsKey(id) || faults.HoldSubscriptions)
            return;
        if (faults.TakeSubscriptionRefusal())
        {
            Refuse(id, faults.RefusalError);
            return;
        }

        if (IsKnown(name) && session.Workspace.Requests.Subscription(session, name) is { } tooMany)
        {
            Refuse(id, tooMany);
            return;
        }

        try
        {
            if (name == Broadcast.UserPresence)
                WatchPresence(id, parameters);
            else
                Start(id, name, parameters);
        }
        catch (DdpException refused)
        {
            Refuse(id, refused.Error);
        }
    }

    /// <summary>Returns whether there was one.</summary>
    public bool Remove(string id)
    {
        if (!active.Remove(id, out var removed))
            return false;
        if (removed.Name == Broadcast.UserPresence)
            watched.Clear();
        session.Workspace.SubscriptionsChanged.Pulse();
        return true;
    }

    public void DropSilently(string stream, string eventName)
    {
        foreach (var dropped in active.Values.Where(subscription => subscription.Name == stream && subscription.EventName == eventName).ToArray())
            Remove(dropped.Id);
    }

    /// <summary>After a change of user every publication runs again: those still allowed become ready again, the others end.</summary>
    public void Recheck()
    {
        var kept = new List<string>();
        foreach (var subscription in active.Values.ToArray())
        {
            var refusal = subscription.EventName is null ? null : StreamCatalog.Check(session, subscription.Name, subscription.EventName);
            if (refusal is null)
            {
                kept.Add(subscription.Id);
                continue;
            }

            Remove(subscription.Id);
            Refuse(subscription.Id, refusal);
        }

        if (kept.Count > 0)
            session.Send(DdpFrames.Ready([.. kept]));
    }

    public void Clear()
    {
        active.Clear();
        watched.Clear();
    }

    private static bool IsKnown(string name) => name == Broadcast.UserPresence || StreamCatalog.IsPublication(name) || StreamCatalog.IsStream(name);

    private void Start(string id, string name, JsonArray? parameters)
    {
        if (StreamCatalog.IsPublication(name))
        {
            Confirm(new DdpSubscription(id, name, null));
            return;
        }

        if (!StreamCatalog.IsStream(name))
            throw new DdpException(new DdpError(404, $"Subscription '{name}' not found"));
        var request = StreamRequest.Read(session.Options.Flavor, parameters);
        if (StreamCatalog.Check(session, name, request.EventName) is { } refusal)
            throw new DdpException(refusal);
        if (request.UseCollection)
            session.Send(DdpFrames.Added(name, "id", new JsonObject { ["eventName"] = request.EventName }));
        Confirm(new DdpSubscription(id, name, request.EventName));
    }

    private void WatchPresence(string id, JsonArray? parameters)
    {
        if (session.User is null)
            throw new DdpException(DdpError.NotAllowed);
        var change = parameters?.ElementAtOrDefault(1) as JsonObject;
        foreach (var added in change?["added"] as JsonArray ?? [])
            watched.Add(added.Text() ?? "");
        foreach (var removed in change?["removed"] as JsonArray ?? [])
            watched.Remove(removed.Text() ?? "");
        // One subscription per connection carries all users; a later one only changes the set.
        if (active.Values.Any(subscription => subscription.Name == Broadcast.UserPresence))
            session.Send(DdpFrames.Nosub(id));
        else
            Confirm(new DdpSubscription(id, Broadcast.UserPresence, null));
    }

    private void Confirm(DdpSubscription subscription)
    {
        active.Add(subscription.Id, subscription);
        session.Send(DdpFrames.Ready(subscription.Id));
        if (session.Workspace.Faults.RepeatReady)
            session.Send(DdpFrames.Ready(subscription.Id));
        session.Workspace.SubscriptionsChanged.Pulse();
    }

    private void Refuse(string id, DdpError? error) =>
        session.Send(error is null ? DdpFrames.Nosub(id) : DdpFrames.Nosub(id, error.ToJson(session.Options.Flavor)));
}
