namespace Framewright;

/// <summary>Handles an event in place, on the receive loop, without a copy.</summary>
/// <remarks>
/// The view and everything read from it die with the call. The handler owns the receive loop while it runs: it may read, copy, write to a channel,
/// or send with <see cref="RealtimeConnection.Post"/>. It must not block; waiting for a call of the same connection can never end.
/// </remarks>
/// <typeparam name="TView">The event as a view over the frame.</typeparam>
/// <param name="view">The event.</param>
public delegate void ViewHandler<TView>(TView view)
    where TView : allows ref struct;
