using Framewright.Json;
using Framewright.Session;

namespace Framewright.Subscriptions;

/// <summary>An event on its way to the subscribers: valid JSON, decoded, alive until the next frame.</summary>
internal readonly ref struct Delivery(ReadOnlySpan<byte> message, ReadOnlySpan<byte> body, ViewScratch scratch, HandlerWatch watch)
{
    public ReadOnlySpan<byte> Message { get; } = message;

    /// <summary>The event's value as it is on the wire; empty when the frame had none.</summary>
    public ReadOnlySpan<byte> Body { get; } = body;

    public ViewScratch Scratch { get; } = scratch;

    public HandlerWatch Watch { get; } = watch;
}
