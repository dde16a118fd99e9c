using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Scopes: sub-clients of equal scopes share one opening, which ends with the last of them, with the server's word, or with the socket.</content>
internal abstract partial class SessionCore
{
    private readonly Dictionary<string, ScopeEntry> scopes = new(StringComparer.Ordinal);

    /// <summary>Somebody opens a scope: waits with the others, or has it at once.</summary>
    /// <exception cref="ConnectionLostException">Neither live nor healing.</exception>
    public ScopeEntry OpenScope(Scope scope, bool isAuthenticator, long now)
    {
        if (!(IsHealing && !isAuthenticator) && Refusal(isAuthenticator) is { } refusal) throw refusal;
        if (scopes.TryGetValue(scope.Identity, out var shared))
        {
            shared.Holders++;
            return shared;
        }

        var entry = new ScopeEntry(scope) { Holders = 1, Number = ++topicNumber };
        if (CanSend(isAuthenticator)) OpenOnServer(entry, now);
        else deadlines.Topics.Add(entry, now);
        scopes.Add(scope.Identity, entry);
        return entry;
    }

    /// <summary>A sub-client is done with its scope; with the last one it is closed.</summary>
    public void CloseScope(ScopeEntry entry, long now)
    {
        if (--entry.Holders > 0 || entry.State is TopicState.Leaving or TopicState.Gone) return;
        Detach(entry);
        outbox.Do(() => entry.TellEnded(null));
        if (Socket is not { } socket || entry.Id == 0 || State == ConnectionState.Closing)
        {
            Forget(entry);
            return;
        }

        entry.State = TopicState.Leaving;
        entry.EndId = NextId();
        if (!WriteCloseScope(socket, entry.EndId, entry.Scope))
        {
            Forget(entry);
            return;
        }

        socket.InFlight.Add(entry.EndId, entry);
        deadlines.Topics.Add(entry, now);
    }

    protected abstract void WriteOpenScope(SocketState socket, long id, Scope scope);

    protected abstract bool WriteCloseScope(SocketState socket, long id, Scope scope);

    /// <summary>The subscribers that one sub-client has.</summary>
    public Subscriber[] SubscribersOf(object holder) => AllSubscribers().Where(subscriber => ReferenceEquals(subscriber.Topic.Holder, holder)).ToArray();

    /// <summary>Opens a scope on the socket, the first time or again.</summary>
    private void OpenOnServer(ScopeEntry entry, long now)
    {
        if (entry.Id != 0 || entry.State is TopicState.Leaving or TopicState.Gone) return;
        var socket = Socket!;
        var id = NextId();
        var position = socket.Lane.NextPosition;
        var earlier = entry.Scope.Id;
        entry.Scope.Id = id;
        try
        {
            WriteOpenScope(socket, id, entry.Scope);
        }
        catch
        {
            entry.Scope.Id = earlier;
            throw;
        }

        (entry.Id, entry.Position) = (id, position);
        socket.InFlight.Add(id, entry);
        if (entry.Deadlines is null) deadlines.Topics.Add(entry, now);
    }

    /// <summary>Why nothing may be sent in a scope now; null when it may.</summary>
    private RealtimeException? Refusal(bool isAuthenticator, Scope? scope) => Refusal(isAuthenticator) ?? ScopeRefusal(scope);

    private ConnectionLostException? ScopeRefusal(Scope? scope)
    {
        if (scope is null || scope.Id == 0 || (scopes.TryGetValue(scope.Identity, out var entry) && ReferenceEquals(entry.Scope, scope))) return null;
        return new ConnectionLostException($"The scope '{scope}' has ended: open it again.", CallOutcome.NotSent);
    }

    /// <summary>Whether frames of a scope can be written: it is open on this socket, or no frame opens it.</summary>
    private bool IsReady(Scope? scope) => scope is null || scope.Id == 0 || (scopes.TryGetValue(scope.Identity, out var entry) && entry.State == TopicState.Live);

    private void AnswerScope(ScopeEntry entry, long id, ServerError? error, long now)
    {
        if (entry.State == TopicState.Leaving)
        {
            if (id == entry.EndId) Forget(entry);
        }
        else if (error is not null)
        {
            EndScope(entry, error, now);
        }
        else if (entry.State is TopicState.Pending or TopicState.Restoring)
        {
            DeadlineList.Remove(entry);
            entry.State = TopicState.Live;
            outbox.Do(entry.TellLive);
            foreach (var topic in AllTopics().Where(topic => ReferenceEquals(topic.Topic.Scope, entry.Scope))) Subscribe(topic, now);
            ResumeCalls();
        }
        else
        {
            counters.Unexpected++;
        }
    }

    /// <summary>The server refused or ended a scope: what was opened in it ends, and what was called in it has no answer to wait for.</summary>
    private void EndScope(ScopeEntry entry, ServerError? error, long now)
    {
        if (entry.State != TopicState.Leaving)
        {
            Detach(entry);
            var reason = new SubscriptionRefusedException(entry.Scope.ToString(), error);
            outbox.Do(() => entry.TellEnded(reason));
            foreach (var topic in topics.Values.Where(topic => ReferenceEquals(topic.Topic.Scope, entry.Scope)).ToArray()) Refuse(topic, error, now);
            foreach (var call in waiting.CallsIn(entry.Scope)) Fail(call, new ConnectionLostException($"The scope '{entry.Scope}' could not be opened again.", call.MayBeDone ? CallOutcome.Unknown : CallOutcome.NotSent, innerException: reason));
            foreach (var call in Socket!.InFlight.CallsIn(entry.Scope)) Fail(call, new ConnectionLostException($"The scope '{entry.Scope}' ended before the answer.", CallOutcome.Unknown, innerException: reason));
        }

        Forget(entry);
    }

    private void TimeOutScope(ScopeEntry entry, TimeSpan timeout)
    {
        if (entry.State == TopicState.Leaving)
        {
            Forget(entry);
            return;
        }

        var outcome = OutcomeOf(entry, Socket);
        Detach(entry);
        Forget(entry);
        outbox.Do(() => entry.TellEnded(new CallTimeoutException(entry.Scope.Name, timeout, outcome)));
    }

    private void LoseScope(ScopeEntry entry, RealtimeException reason, CallOutcome outcome)
    {
        Detach(entry);
        Forget(entry);
        outbox.Do(() => entry.TellEnded(LostWith(reason, outcome)));
    }

    private void Detach(ScopeEntry entry)
    {
        DeadlineList.Remove(entry);
        if (scopes.TryGetValue(entry.Scope.Identity, out var current) && ReferenceEquals(current, entry)) scopes.Remove(entry.Scope.Identity);
    }

    private void Forget(ScopeEntry entry)
    {
        entry.State = TopicState.Gone;
        DeadlineList.Remove(entry);
        Socket?.InFlight.Remove(entry.Id);
        Socket?.InFlight.Remove(entry.EndId);
    }
}
