using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Framewright.Generator.Tests.Types;

namespace Framewright.Generator.Tests.Output;

/// <summary>The whole text of what is generated, so that a change of an emitter shows what it does to users' code.</summary>
public sealed class OutputTests
{
    [Fact]
    public void SmallProtocol() => Verify(Generation.Of("", TestProtocols.Small), "Small.");

    [Fact]
    public void Ddp() => Verify(Generation.Of("", Repository.Schema("ddp.rt.json")), "Ddp.");

    [Fact]
    public void Methods() => Verify(OfApi("Methods", ApiSchemas.Methods), "Methods.");

    [Fact]
    public void Streams() => Verify(OfApi("Streams", ApiSchemas.Streams), "Streams.");

    [Fact]
    public void Http() => Verify(OfApi("Http", HttpSchemas.Http), "Http.http.Methods");

    [Fact]
    public void Bindings() => Verify(OfApi("Bindings", HttpSchemas.Bindings), "Bindings.bindings.Methods");

    [Fact]
    public void Session() => Verify(OfApi("Session", ApiSchemas.Session), "Session.");

    [Fact]
    public void Lifecycle() => Verify(Generation.Of(ApiSchemas.Anchor("Living"), LifecycleSchemas.Life, LifecycleSchemas.Living), "Li");

    [Fact]
    public void Shapes() => Verify(OfApi("Shapes", TypeSchemas.Shapes), "Shapes.");

    [Fact]
    public void Unions() => Verify(SmallApi.Generate(UnionTests.Types, "", "Page"), "Kinds.kinds.Types");

    [Fact]
    public void Tuples() => Verify(SmallApi.Generate(TupleTests.Types, "", "Book"), "Kinds.kinds.Types");

    [Fact]
    public void KeptAndText() => Verify(SmallApi.Generate(KeptTests.Small, "", "Note"), "Kinds.kinds.Types");

    [Fact]
    public void Uses() => Verify(OfApi("Uses", UseSchemas.Uses), "Uses.");

    [Fact]
    public void Healing() => Verify(OfApi("Heals", HealingSchemas.Heals), "Heals.");

    [Fact]
    public void Scopes() => Verify(Generation.Of(ApiSchemas.Anchor("Chat"), UseSchemas.Rooms, UseSchemas.Chat), "");

    [Fact]
    public void PeerProtocol() => Verify(Generation.Of("", Protocols.PeerProtocol.Protocol), "Peer.");

    [Fact]
    public void Calls() => Verify(Generation.Of(ApiSchemas.Anchor("Calls"), Protocols.PeerProtocol.Protocol, Protocols.PeerProtocol.Api), "Calls.");

    /// <summary>A file of a test that is gone would be kept for ever.</summary>
    [Fact]
    public void Every_baseline_belongs_to_a_test() => Assert.Empty(Baseline.Orphans(typeof(OutputTests)));

    private static Generation OfApi(string api, SchemaFile schema) => Generation.Of(ApiSchemas.Anchor(api), TestProtocols.Small, schema);

    private static void Verify(Generation run, string prefix, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        Assert.Empty(run.Diagnostics);
        Baseline.Verify(Baseline.Join(run.Sources.Where(source => source.Key.StartsWith(prefix, StringComparison.Ordinal))), method: method);
    }
}
