namespace Framewright.Runtime.Tests.Simulation;

/// <summary>How a consumer takes its events.</summary>
internal enum ConsumerKind
{
    Record,
    Raw,
    View,
}
