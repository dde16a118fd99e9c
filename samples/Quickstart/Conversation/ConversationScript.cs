using Framewright.RocketChat;
using Framewright.Samples.Quickstart.Output;

namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>Two users talk; every event that has to follow is waited for.</summary>
internal sealed class ConversationScript(Transcript transcript)
{
    private readonly Sightings sightings = new();

    /// <summary>Plays the conversation.</summary>
    /// <exception cref="MissingEventException">An event did not arrive.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        transcript.Step("A server starts, and two clients log in");
        await using var scene = await Scene.StartAsync(cancellationToken);
        transcript.Note($"Listening on {scene.Server.WebSocketUri}");
        await using var alice = await Participant.LogInAsync(scene.Server.WebSocketUri, "alice", transcript, sightings, cancellationToken);
        await using var bob = await Participant.LogInAsync(scene.Server.WebSocketUri, "bob", transcript, sightings, cancellationToken);

        var room = await PrepareAsync(alice, bob, cancellationToken);
        await TalkAsync(alice, bob, room.Id, cancellationToken);
        await RenameAsync(alice, bob, room.Id, cancellationToken);

        transcript.Step("A burst of messages, received through a view handler");
        var burst = await Burst.RunAsync(scene, alice.Client, cancellationToken);
        transcript.Step("Summary");
        Summary.Show(transcript, burst, alice, bob);
    }

    private async Task<Room> PrepareAsync(Participant alice, Participant bob, CancellationToken cancellationToken)
    {
        transcript.Step("They look around and subscribe");
        foreach (var room in await alice.Client.GetRoomsAsync(cancellationToken))
            alice.Did("GetRooms", $"#{room.Name}: {room.Type}, members: {room.UserCount}");
        var general = await alice.Client.FindRoomAsync("#general", cancellationToken);
        await ViewListener.SubscribeAsync(alice, general.Id, cancellationToken);
        await RecordListener.SubscribeAsync(bob, general.Id, cancellationToken);
        return general;
    }

    private async Task TalkAsync(Participant alice, Participant bob, string roomId, CancellationToken cancellationToken)
    {
        transcript.Step("They talk");
        await alice.Client.SendTypingAsync(roomId, cancellationToken: cancellationToken);
        await sightings.WaitForAsync(cancellationToken, bob.Sees("RoomActivity", "alice", "types"));

        var question = await alice.Client.SendTextAsync(roomId, "Has anyone seen the keys?", cancellationToken: cancellationToken);
        alice.Did("SendMessage", $"stored as {question}");
        await alice.Client.SendTypingAsync(roomId, isTyping: false, cancellationToken: cancellationToken);
        await sightings.WaitForAsync(cancellationToken, alice.Sees("RoomMessages", question, "new"), bob.Sees("RoomMessages", question, "new"), bob.Sees("RoomActivity", "alice", "stopped"));

        var answer = await bob.Client.SendTextAsync(roomId, "On the table, under the map.", threadId: question, cancellationToken: cancellationToken);
        bob.Did("SendMessage", $"a reply in the thread of {question}");
        await sightings.WaitForAsync(cancellationToken, alice.Sees("RoomMessages", answer, "reply"), bob.Sees("RoomMessages", question, "replied to"));

        await alice.Client.SetReactionAsync(Emoji.Tada, answer, true, cancellationToken);
        alice.Did("SetReaction", $"{Emoji.Tada.Value} on {answer}");
        await sightings.WaitForAsync(cancellationToken, alice.Sees("RoomMessages", answer, "reacted to"), bob.Sees("RoomMessages", answer, "reacted to"));
    }

    private async Task RenameAsync(Participant alice, Participant bob, string roomId, CancellationToken cancellationToken)
    {
        transcript.Step("Bob renames the room");
        await bob.Client.RenameRoomAsync(roomId, "lost-and-found", cancellationToken);
        bob.Did("RenameRoom", "#general is #lost-and-found now");
        await sightings.WaitForAsync(cancellationToken, bob.Sees("RoomsChanged", "lost-and-found", "Updated"), alice.Sees("RoomMessages", "lost-and-found", "RoomRenamed"), bob.Sees("RoomMessages", "lost-and-found", "RoomRenamed"));
        transcript.Note($"Both have seen all of it: {alice.Client.Connection.Statistics.EventsDelivered} events for alice, {bob.Client.Connection.Statistics.EventsDelivered} for bob.");
    }
}
