using Framewright.Generator.Emit.Lifecycle;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Emits a protocol document as a struct that implements the runtime's seam.</summary>
internal sealed class ProtocolEmitter
{
    private readonly ProtocolModel protocol;
    private readonly string accessibility;
    private readonly string @namespace;

    public ProtocolEmitter(ProtocolModel protocol, string @namespace, string accessibility)
    {
        this.protocol = protocol;
        this.@namespace = @namespace;
        this.accessibility = accessibility;
    }

    /// <summary>The captured values that calls over HTTP use.</summary>
    public EquatableArray<string> Exposed { get; set; }

    /// <summary>The generated files, as pairs of concern and text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Emit()
    {
        yield return new("Protocol", Facts());
        yield return new("Header", Header());
        yield return new("Writers", Writers());
        if (LifecycleEmitter.IsNeeded(protocol)) yield return new("Lifecycle", Lifecycle());
        if (protocol.Credentials.Count > 0) yield return new("Credentials", Credentials());
        if (Exposed.Count > 0) yield return new("Captured", Captured());
    }

    private string Facts()
    {
        var writer = Begin($"[assembly: {CSharp.Root}RealtimeProtocol({CSharp.Literal(protocol.Name)}, typeof(global::{@namespace}.{protocol.Name}), {AbiNumber})]");
        writer.Summary(protocol.Doc, $"The protocol '{protocol.Name}'.");
        writer.Remarks("The instance holds what frames of one socket captured; everything else is static.");
        writer.Open($"{accessibility} partial struct {protocol.Name} : {CSharp.Protocol}IRealtimeProtocol");
        new ProtocolFactsEmitter(writer, protocol).Emit();
        new ErrorEmitter(writer, protocol).Emit();
        writer.Close();
        return writer.ToString();
    }

    /// <summary>What generated code and runtime expect of each other; the runtime's <c>RealtimeProtocolAttribute.CurrentAbi</c>.</summary>
    public const int AbiNumber = 1;

    private string Header()
    {
        var writer = Begin();
        writer.Open($"partial struct {protocol.Name}");
        new HeaderEmitter(writer, HeaderPlan.Of(protocol)).Emit();
        writer.Close();
        return writer.ToString();
    }

    private string Writers()
    {
        var writer = Begin();
        writer.Open($"partial struct {protocol.Name}");
        new ProtocolWritersEmitter(writer, protocol).Emit();
        writer.Close();
        return writer.ToString();
    }

    private string Lifecycle()
    {
        var writer = Begin();
        writer.Open($"partial struct {protocol.Name}");
        new LifecycleEmitter(writer, protocol).Emit();
        writer.Close();
        return writer.ToString();
    }

    private string Credentials()
    {
        var writer = Begin();
        new CredentialsEmitter(writer, protocol).Emit();
        return writer.ToString();
    }

    private string Captured()
    {
        var writer = Begin();
        writer.Open($"partial struct {protocol.Name}");
        writer.Line("/// <inheritdoc/>");
        writer.Open("public readonly byte[]? Captured(string name) => name switch");
        foreach (var name in Exposed) writer.Line($"{CSharp.Literal(name)} => {SessionValues.Field(name)},");
        writer.Line("_ => null,");
        writer.Close(";");
        writer.Close();
        return writer.ToString();
    }

    private SourceWriter Begin(string? assemblyAttribute = null)
    {
        var writer = new SourceWriter();
        if (assemblyAttribute is not null) writer.Line(assemblyAttribute).Line();
        return writer.Line($"namespace {@namespace};").Line();
    }
}
