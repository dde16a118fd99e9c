using Xunit.Abstractions;

namespace Framewright.Client.Tests.Surface;

/// <summary>The schemas have every method and every event that servers offer, and no other.</summary>
public sealed class SurfaceTests(ITestOutputHelper output)
{
    [Fact]
    public void The_list_is_whole()
    {
        Assert.Equal(190, SurfaceList.Methods.Count(method => method is { Kind: "application", Removed: null }));
        Assert.Equal(10, SurfaceList.Methods.Count(method => method is { Kind: "account", Removed: null }));
        Assert.Equal(17, SurfaceList.Methods.Count(method => method.Kind == "write"));
        Assert.Equal(101, SurfaceList.Methods.Count(method => method.Removed is not null));
        Assert.Equal(60, SurfaceList.Types.Count(type => type.Kind == "type"));
        // Two of the user's thirty lie in one member.
        Assert.Equal([61, 48, 29], SurfaceList.Types.Where(type => type.Kind == "projection").Select(type => type.Members.Count));
        Assert.Equal(80, SurfaceList.Events.Count(found => found.Removed is null));
        Assert.Equal(17, SurfaceList.Events.Where(found => found.Removed is null).Select(found => found.Collection).Distinct().Count());
    }

    [Theory]
    [InlineData("application")]
    [InlineData("account")]
    [InlineData("write")]
    public void No_method_is_missing(string kind)
    {
        var described = SchemaSurface.Methods.Where(method => method.IsCompiled).Select(method => method.Wire).ToHashSet();
        var offered = SurfaceList.Methods.Where(method => method.Kind == kind && method.Removed is null).ToList();
        var missing = offered.Where(method => !described.Contains(method.Wire)).Select(method => method.Wire).ToList();
        output.WriteLine($"{kind} methods: {offered.Count - missing.Count} of {offered.Count}");
        Assert.Empty(missing);
    }

    [Fact]
    public void No_method_is_invented()
    {
        var offered = SurfaceList.Methods.Select(method => method.Wire).ToHashSet();
        Assert.Empty(SchemaSurface.Methods.Where(method => method.Wire is { } wire && !offered.Contains(wire)).Select(method => method.Name));
    }

    [Fact]
    public void What_was_removed_is_described_with_its_version()
    {
        var described = SchemaSurface.Methods.Where(method => method.Wire is not null).ToLookup(method => method.Wire!);
        var removed = SurfaceList.Methods.Where(method => method.Removed is not null).ToList();
        var wrong = removed.Where(method => !described[method.Wire].Any() || described[method.Wire].Any(found => found.LeavesSocketIn != method.Removed)).Select(method => method.Wire).ToList();
        output.WriteLine($"removed methods: {removed.Count - wrong.Count} of {removed.Count}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_client_has_nothing_that_the_socket_no_longer_knows()
    {
        var removed = SurfaceList.Methods.Where(method => method.Removed is not null).Select(method => method.Wire).ToHashSet();
        // What goes over HTTP by itself stays.
        Assert.Empty(SchemaSurface.Methods.Where(method => method.IsCompiled && method.Wire is { } wire && removed.Contains(wire) && method.HttpSince is null).Select(method => method.Name));
        // And nobody has to opt in to what every server knows.
        Assert.Empty(SchemaSurface.Methods.Where(method => !method.IsCompiled && (method.Wire is null || !removed.Contains(method.Wire))).Select(method => method.Name));
    }

    [Fact]
    public void No_event_is_missing()
    {
        var described = SchemaSurface.Streams.Where(stream => stream.IsCompiled).Select(stream => (stream.Collection, stream.Key)).ToHashSet();
        var offered = SurfaceList.Events.Where(found => found.Removed is null).ToList();
        var missing = offered.Where(found => !described.Contains((found.Collection, found.Key))).Select(found => $"{found.Collection} {found.Key}").ToList();
        output.WriteLine($"events: {offered.Count - missing.Count} of {offered.Count}, in {offered.Select(found => found.Collection).Distinct().Count()} streams");
        Assert.Empty(missing);
    }

    [Fact]
    public void Removed_events_are_described_with_their_version()
    {
        var described = SchemaSurface.Streams.ToLookup(stream => (stream.Collection, stream.Key));
        var removed = SurfaceList.Events.Where(found => found.Removed is not null);
        Assert.Empty(removed.Where(found => described[(found.Collection, found.Key)].SingleOrDefault() is not { IsCompiled: false } stream || stream.RemovedIn != found.Removed).Select(found => $"{found.Collection} {found.Key}"));
    }

    [Fact]
    public void No_event_is_invented()
    {
        var offered = SurfaceList.Events.Select(found => (found.Collection, found.Key)).Concat(SurfaceList.Aliases).ToHashSet();
        // Publications that are no streams have one text.
        Assert.Empty(SchemaSurface.Streams.Where(stream => stream.Key.Length > 0 && !offered.Contains((stream.Collection, stream.Key))).Select(stream => $"{stream.Name}: {stream.Collection} {stream.Key}"));
    }

    [Fact]
    public void Core_types_have_all_their_members()
    {
        Assert.Empty(SurfaceList.Types.Where(type => !SchemaSurface.Types.ContainsKey(type.Here)).Select(type => type.Server));
        var missing = SurfaceList.Types.SelectMany(type => type.Members.Except(SchemaSurface.MembersOf(type.Here)).Select(member => $"{type.Here}.{member} of {type.Server}"));
        output.WriteLine($"core types: {SurfaceList.Types.Count(type => type.Kind == "type")}, with {SurfaceList.Types.Sum(type => type.Members.Count)} members");
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_untyped_value_says_why()
    {
        output.WriteLine($"{SchemaSurface.Untyped.Count} values of any JSON in {SchemaSurface.Types.Count} types, {SchemaSurface.Methods.Count} methods and {SchemaSurface.Streams.Count} streams");
        Assert.Empty(SchemaSurface.Untyped.Where(found => found.Why.Length == 0).Select(found => $"{found.Owner}.{found.Member}"));
    }
}
