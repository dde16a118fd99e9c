namespace Framewright.Subscriptions;

/// <summary>An item that a fetch brought, as the event that was missed.</summary>
/// <param name="Id">The hash of its id; null when it has none.</param>
/// <param name="Version">Its version; null when it has none.</param>
/// <param name="Body">The event's body around the item.</param>
internal readonly record struct RecoveredItem(UInt128? Id, decimal? Version, byte[] Body);
