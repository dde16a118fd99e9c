namespace Framewright.RocketChat;

/// <summary>A message as a stream delivered it, and why. Immutable.</summary>
/// <param name="Kind">What happened. Of several things at once, the one that stands first in <see cref="MessageChangeKind"/>, but deletion before all.</param>
/// <param name="Message">The message as it stands now.</param>
public sealed record MessageChange(MessageChangeKind Kind, Message Message);
