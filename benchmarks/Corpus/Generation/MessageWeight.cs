namespace Framewright.Benchmarks.Generation;

/// <summary>How much a message carries.</summary>
internal enum MessageWeight
{
    Plain,
    Medium,
    Large,
}
