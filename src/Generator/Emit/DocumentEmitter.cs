using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits one api document: a generated file for each concern that the document has.</summary>
internal static class DocumentEmitter
{
    /// <summary>The generated files, as pairs of concern and text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Emit(ApiModel api, ApiFacts facts)
    {
        if (api.Types.Count > 0 || HasEventObjects(api)) yield return new("Types", Types(api, facts));
        if (api.Methods.Count > 0) yield return new("Methods", Methods(api, facts));
        if (api.Streams.Count > 0) yield return new("Streams", Streams(api, facts));
    }

    private static string Types(ApiModel api, ApiFacts facts)
    {
        var writer = Begin(facts);
        var records = new RecordEmitter(writer, facts);
        var views = new ViewEmitter(writer, facts);
        var enums = new EnumEmitter(writer, facts);
        foreach (var type in api.Types)
        {
            if (type is EnumTypeModel enumeration)
            {
                enums.Emit(enumeration);
            }
            else if (type is ObjectTypeModel model)
            {
                records.Emit(model, facts.IsRead(model.Name), facts.IsWritten(model.Name));
                if (facts.IsRead(model.Name)) views.Emit(model);
            }
        }

        foreach (var stream in api.Streams)
        {
            if (StreamEmitter.EventObject(stream) is not { } model) continue;
            records.Emit(model, isRead: true, isWritten: false);
            views.Emit(model, isPositional: stream.Event.Kind == ShapeKind.Positional);
        }

        return writer.ToString();
    }

    private static string Methods(ApiModel api, ApiFacts facts)
    {
        var writer = Begin(facts);
        var methods = new MethodEmitter(writer, facts);
        writer.Open($"partial interface I{facts.ClientName}");
        foreach (var method in api.Methods) methods.EmitDeclarations(method);
        writer.Close();
        writer.Line();
        writer.Open($"partial class {facts.ClientName}");
        foreach (var method in api.Methods) methods.EmitMembers(method);
        writer.Close();
        return writer.ToString();
    }

    private static string Streams(ApiModel api, ApiFacts facts)
    {
        var writer = Begin(facts);
        var streams = new StreamEmitter(writer, facts);
        writer.Open($"partial interface I{facts.ClientName}");
        foreach (var stream in api.Streams) streams.EmitDeclarations(stream);
        writer.Close();
        writer.Line();
        writer.Open($"partial class {facts.ClientName}");
        foreach (var stream in api.Streams) streams.EmitMembers(stream);
        writer.Close();
        writer.Line();
        writer.Summary(null, $"The streams of the {facts.Api} api: which records and views their events are, for parsing frames without a connection.");
        writer.Open($"{facts.Accessibility} static partial class {facts.ClientName}Streams");
        foreach (var stream in api.Streams) streams.EmitDefinition(stream);
        writer.Close();
        return writer.ToString();
    }

    /// <summary>Emits the anchor's own part.</summary>
    public static string Client(ApiFacts facts, SessionFacts? session)
    {
        var writer = Begin(facts);
        new ClientEmitter(writer, facts).Emit(session);
        return writer.ToString();
    }

    /// <summary>Begins a file of an api: what may be named in it, and its namespace.</summary>
    public static SourceWriter Begin(ApiFacts facts)
    {
        var writer = new SourceWriter();

        // Users are warned where they use what is deprecated; this code is not a user.
        if (facts.HasDeprecations) writer.Line("#pragma warning disable CS0612, CS0618").Line();
        if (facts.Namespace.Length > 0) writer.Line($"namespace {facts.Namespace};").Line();
        return writer;
    }

    private static bool HasEventObjects(ApiModel api)
    {
        foreach (var stream in api.Streams)
        {
            if (StreamEmitter.EventObject(stream) is not null) return true;
        }

        return false;
    }
}
