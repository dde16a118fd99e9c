using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>A write to a stream that clients may not write to: nothing happens, and nothing says so.</summary>
internal sealed class SilentWrite(string stream) : IMethod
{
    public string Name => stream;

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters) => MethodResult.Nothing;
}
