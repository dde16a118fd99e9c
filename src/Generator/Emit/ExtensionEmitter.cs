namespace Framewright.Generator.Emit;

/// <summary>Emits the class of an extension, without its members, and what tells other projects of it.</summary>
internal static class ExtensionEmitter
{
    public static string Emit(ApiFacts facts, ExtensionFacts extension)
    {
        var writer = new SourceWriter();
        if (extension.Accessibility == "public") writer.Line($"[assembly: {CSharp.Root}RealtimeApiExtension({CSharp.Literal(facts.Api)}, {CSharp.Literal(facts.Namespace)}, {ProtocolEmitter.AbiNumber})]").Line();
        if (extension.Namespace.Length > 0) writer.Line($"namespace {extension.Namespace};").Line();
        writer.Summary(null, $"What {extension.Assembly} adds to the {facts.Api} api.");
        writer.Remarks("Extension methods on the api's interface; they use nothing of it but its connection, so a mock answers them by the connection that it gives.");
        writer.Open($"{extension.Accessibility} static partial class {extension.ClassName}");
        writer.Close();
        return writer.ToString();
    }
}
