namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>One active subscription of one connection. <paramref name="EventName"/> is null for publications that are not streams.</summary>
internal sealed record DdpSubscription(string Id, string Name, string? EventName);
