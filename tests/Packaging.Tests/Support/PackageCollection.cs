namespace Framewright.Packaging.Tests;

/// <summary>Packing takes seconds, so all tests share one feed.</summary>
[CollectionDefinition(nameof(PackageFeed))]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>;
