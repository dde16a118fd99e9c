using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>The same, of the assets' timeout class.</summary>
internal readonly record struct AssetEcho(long Value) : ICall
{
    public static MethodDescriptor Method { get; } = new("AssetEcho", "assetEcho", TimeoutClass.Assets);

    public void WriteParameters(Utf8JsonWriter writer) => new Echo(Value).WriteParameters(writer);
}
