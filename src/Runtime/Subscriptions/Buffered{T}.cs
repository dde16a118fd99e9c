namespace Framewright.Subscriptions;

/// <summary>What waits in a buffer: an event with the bytes that it holds of the connection's budget, or a notice in its place among the events.</summary>
internal readonly record struct Buffered<T>(T Item, int Bytes, Notice? Notice = null);
