namespace Framewright.Subscriptions;

/// <summary>Hears of an event on a watched topic. On the receive loop.</summary>
internal delegate void WatchedEvent(ReadOnlySpan<byte> body);
