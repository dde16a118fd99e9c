using System.Runtime.CompilerServices;

namespace Framewright.RocketChat;

/// <summary>What the user is to be told of: messages and calls.</summary>
public static class RocketChatNotifications
{
    /// <summary>What a desktop of the user would show, as it happens: mentions, direct messages, replies, whatever the user's preferences ask for.</summary>
    /// <remarks>The server sends nothing while the user is busy, nor for rooms that the user muted. It repeats nothing: what comes while the connection is broken is not told.</remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="AuthenticationException">Nobody is logged in yet.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost for good.</exception>
    public static async IAsyncEnumerable<MessageNotification> NotificationsAsync(this IRocketChatClient client, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await foreach (var notification in client.DesktopNotificationsAsync(client.OwnId()).WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return MessageNotification.Of(notification);
    }

    /// <summary>The calls to and from the user, as typed steps: one <see cref="ConferenceCallEvent.Ringing"/> for a call however often it rings, and what becomes of it.</summary>
    /// <remarks>A caller rings every three seconds. When nothing was heard for <paramref name="patience"/> the call has ended its ringing: <see cref="ConferenceCallEvent.RingingEnded"/>.</remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="patience">How long a call rings after its last ring; null for ten seconds.</param>
    /// <param name="timeProvider">What measures that time; null for the system's.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The patience is not positive.</exception>
    /// <exception cref="AuthenticationException">Nobody is logged in yet.</exception>
    /// <exception cref="ConnectionLostException">The connection is lost for good.</exception>
    public static async IAsyncEnumerable<ConferenceCallEvent> ConferenceCallsAsync(
        this IRocketChatClient client,
        TimeSpan? patience = null,
        TimeProvider? timeProvider = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var calls = new RingingCalls(patience ?? TimeSpan.FromSeconds(10), timeProvider ?? TimeProvider.System);
        var subscription = await client.SubscribeToVideoConferenceSignalsAsync(client.OwnId(), cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var subscribed = ((IAsyncDisposable)subscription).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var signals = subscription.GetAsyncEnumerator(ending.Token);
        var next = signals.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                while (calls.TakeSilent() is { } silent) yield return new ConferenceCallEvent.RingingEnded(silent);
                if (!await calls.WaitAsync(next).ConfigureAwait(false)) continue;
                if (!await next.ConfigureAwait(false)) yield break;
                if (calls.Take(signals.Current) is { } happened) yield return happened;
                next = signals.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // The enumerator may not be disposed of while it waits; what it would still say is of no interest.
            await ending.CancelAsync().ConfigureAwait(false);
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await signals.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Accepts a call that rings. The caller starts the conference then: <see cref="ConferenceCallEvent.Confirmed"/>.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="call">The call, as <see cref="ConferenceCallEvent.Ringing"/> told it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="AuthenticationException">Nobody is logged in yet.</exception>
    public static ValueTask AcceptCallAsync(this IRocketChatClient client, VideoConferenceCall call, CancellationToken cancellationToken = default) =>
        client.AnswerAsync(call, VideoConferenceAction.Accepted, cancellationToken);

    /// <summary>Declines a call that rings.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="call">The call, as <see cref="ConferenceCallEvent.Ringing"/> told it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="AuthenticationException">Nobody is logged in yet.</exception>
    public static ValueTask RejectCallAsync(this IRocketChatClient client, VideoConferenceCall call, CancellationToken cancellationToken = default) =>
        client.AnswerAsync(call, VideoConferenceAction.Rejected, cancellationToken);

    private static ValueTask AnswerAsync(this IRocketChatClient client, VideoConferenceCall call, VideoConferenceAction action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(call);
        var signal = new VideoConferenceSignal { Action = action, Call = call with { UserId = client.OwnId() } };
        return client.SendVideoConferenceSignalAsync(call.UserId, signal, cancellationToken);
    }

    private static string OwnId(this IRocketChatClient client) =>
        client.Identity?.UserId ?? throw new AuthenticationException("Notifications and calls are a user's, and nobody is logged in yet. Connect first, with credentials.", isTransient: true);
}
