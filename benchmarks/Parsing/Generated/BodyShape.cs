namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>What a frame carries for its receiver, as header and route tell.</summary>
internal enum BodyShape
{
    None,
    Unrouted,
    Message,
    Activity,
    Presence,
    SubscriptionChange,
    Login,
    History,
}
