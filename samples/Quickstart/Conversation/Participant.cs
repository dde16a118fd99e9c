using Framewright.RocketChat;
using Framewright.Samples.Quickstart.Output;

namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>A user with a client, and what both see.</summary>
internal sealed class Participant(string name, RocketChatClient client, Transcript transcript, Sightings sightings) : IAsyncDisposable
{
    public string Name => name;

    public RocketChatClient Client => client;

    public string UserId => client.UserId ?? throw new InvalidOperationException("The client is not logged in.");

    public static async Task<Participant> LogInAsync(Uri server, string name, Transcript transcript, Sightings sightings, CancellationToken cancellationToken)
    {
        var client = await RocketChatClient.StartAsync(server, name, Scene.Password, cancellationToken: cancellationToken);
        transcript.Call(name, "Login", $"user {client.UserId}, connection {client.Connection.State}");
        return new Participant(name, client, transcript, sightings);
    }

    /// <summary>Prints a call that was answered.</summary>
    public void Did(string method, string text) => transcript.Call(name, method, text);

    /// <summary>Prints an event and remembers it.</summary>
    public void Saw(string stream, string subject, string state, string text)
    {
        transcript.Event(name, stream, text);
        sightings.Add(new Sighting(name, stream, subject, state));
    }

    /// <summary>What this participant has to see.</summary>
    public Sighting Sees(string stream, string subject, string state) => new(name, stream, subject, state);

    public ValueTask DisposeAsync() => client.DisposeAsync();
}
