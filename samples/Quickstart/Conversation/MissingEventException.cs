namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>An event that has to follow from what was done did not arrive.</summary>
internal sealed class MissingEventException(string what, TimeSpan patience)
    : Exception($"This did not arrive within {patience.TotalSeconds:0} seconds: {what}.");
