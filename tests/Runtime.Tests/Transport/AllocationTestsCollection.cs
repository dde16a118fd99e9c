namespace Framewright.Runtime.Tests.Transport;

/// <summary>Keeps everything else from running while allocations are counted.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTestsCollection;
