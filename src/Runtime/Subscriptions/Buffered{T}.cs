namespace Framewright.Subscriptions;

/// <summary>An event in a buffer, with the bytes that it holds of the connection's budget.</summary>
internal readonly record struct Buffered<T>(T Item, int Bytes);
