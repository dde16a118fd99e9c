namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>An event as a participant saw it.</summary>
/// <param name="Who">The participant.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Subject">What it was about: a message's id (of a system message its text), a room's name, a user's name.</param>
/// <param name="State">What was new about it.</param>
internal sealed record Sighting(string Who, string Stream, string Subject, string State);
