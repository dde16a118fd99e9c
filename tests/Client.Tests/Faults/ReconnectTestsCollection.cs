namespace Framewright.Client.Tests.Faults;

/// <summary>Keeps everything else from running while the live heap is measured.</summary>
[CollectionDefinition(nameof(ReconnectTests), DisableParallelization = true)]
public sealed class ReconnectTestsCollection;
