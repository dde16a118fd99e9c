using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>The test protocols, generated, compiled and loaded once.</summary>
public sealed class ProtocolFixture : IDisposable
{
    private readonly GeneratedAssembly assembly = Generation.Of("", TestProtocols.Small, TestProtocols.Mixed, TestProtocols.Bare, Repository.Schema("ddp.rt.json")).Load();

    /// <summary>A fresh instance of a protocol: the state of one socket.</summary>
    internal ProtocolProbe New(string protocol) => assembly.Protocol(protocol);

    public void Dispose() => assembly.Dispose();
}
