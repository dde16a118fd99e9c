using Framewright.Generator.Emit.Http;
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
        if (api.Handlers.Count > 0) yield return new("Handlers", Handlers(api, facts));
        if (api.Streams.Count > 0) yield return new("Streams", Streams(api, facts));
    }

    private static string Types(ApiModel api, ApiFacts facts)
    {
        var writer = Begin(facts, facts.Namespace);
        var records = new RecordEmitter(writer, facts);
        var views = new ViewEmitter(writer, facts);
        var enums = new EnumEmitter(writer, facts);
        var unions = new UnionEmitter(writer, facts);
        foreach (var type in api.Types)
        {
            if (type is EnumTypeModel enumeration)
            {
                enums.Emit(enumeration);
            }
            else if (type is UnionTypeModel union)
            {
                unions.Emit(union, facts.IsRead(union.Name), facts.IsWritten(union.Name));
                if (facts.IsRead(union.Name)) new UnionViewEmitter(writer, facts).Emit(union);
            }
            else if (type is ObjectTypeModel model)
            {
                records.Emit(model, facts.IsRead(model.Name), facts.IsWritten(model.Name), facts.IsSent(model.Name));
                if (facts.IsRead(model.Name)) views.Emit(model, model.IsTuple);
            }
        }

        foreach (var stream in api.Streams)
        {
            if (StreamEmitter.EventObject(stream) is not { } model) continue;
            records.Emit(model, isRead: true, isWritten: false);
            views.Emit(model, isPositional: stream.Event.Kind is ShapeKind.Positional or ShapeKind.Nested);
        }

        foreach (var handler in api.Handlers)
        {
            if (HandlerEmitter.ParametersObject(handler) is not { } model) continue;
            records.Emit(model, isRead: true, isWritten: false);
            views.Emit(model, isPositional: handler.Parameters.Kind == ShapeKind.Positional);
        }

        return writer.ToString();
    }

    private static string Handlers(ApiModel api, ApiFacts facts)
    {
        var writer = BeginMembers(facts);
        var handlers = new HandlerEmitter(writer, facts);
        if (facts.Extension is null)
        {
            writer.Open($"partial interface I{facts.ClientName}");
            foreach (var handler in api.Handlers) handlers.EmitDeclaration(handler);
            writer.Close();
            writer.Line();
        }

        OpenMembers(writer, facts);
        foreach (var handler in api.Handlers) handlers.EmitMembers(handler);
        writer.Close();
        return writer.ToString();
    }

    private static string Methods(ApiModel api, ApiFacts facts)
    {
        var writer = BeginMembers(facts);
        var methods = new MethodEmitter(writer, facts);
        var http = new HttpEmitter(writer, facts);
        if (facts.Extension is null)
        {
            writer.Open($"partial interface I{facts.ClientName}");
            foreach (var method in api.Methods)
            {
                if (method.HasCall) methods.EmitDeclarations(method);
                if (method.Http is not null) http.EmitDeclarations(method);
            }

            writer.Close();
            writer.Line();
        }

        OpenMembers(writer, facts);
        foreach (var method in api.Methods)
        {
            if (method.HasCall) methods.EmitMembers(method);
            if (method.Http is not null) http.EmitMembers(method);
        }

        writer.Close();
        return writer.ToString();
    }

    private static string Streams(ApiModel api, ApiFacts facts)
    {
        var writer = BeginMembers(facts);
        var streams = new StreamEmitter(writer, facts);
        if (facts.Extension is null)
        {
            writer.Open($"partial interface I{facts.ClientName}");
            foreach (var stream in api.Streams) streams.EmitDeclarations(stream);
            writer.Close();
            writer.Line();
        }

        OpenMembers(writer, facts);
        foreach (var stream in api.Streams) streams.EmitMembers(stream);
        writer.Close();
        writer.Line();
        writer.Summary(null, $"The streams of the {facts.Api} api{(facts.Extension is { } added ? " that " + added.Assembly + " adds" : "")}: which records and views their events are, for parsing frames without a connection.");
        writer.Open($"{facts.Extension?.Accessibility ?? facts.Accessibility} static partial class {facts.StreamsName}");
        foreach (var stream in api.Streams) streams.EmitDefinition(stream);
        writer.Close();
        return writer.ToString();
    }

    /// <summary>Members are the client's own, or extension methods where the client lies in another assembly.</summary>
    private static void OpenMembers(SourceWriter writer, ApiFacts facts) =>
        writer.Open(facts.Extension is { } extension ? $"static partial class {extension.ClassName}" : $"partial class {facts.ClientName}");

    /// <summary>Emits the anchor's own part.</summary>
    public static string Client(ApiFacts facts, SessionFacts? session, CredentialsFacts? credentials, ApiScopeModel? scope = null, RatesModel? rates = null, bool hasErrors = false)
    {
        // Only a client that others can see is one that they can add to.
        var attribute = facts.Accessibility == "public" ? $"[assembly: {CSharp.Root}RealtimeApi({CSharp.Literal(facts.Api)}, typeof({facts.FullName(facts.ClientName)}), {ProtocolEmitter.AbiNumber}{(facts.Target is { } target ? ", Target = " + CSharp.Literal(target) : "")})]" : null;
        var writer = Begin(facts, facts.Namespace, attribute);
        new ClientEmitter(writer, facts).Emit(session, credentials, scope, rates, hasErrors);
        return writer.ToString();
    }

    private static SourceWriter BeginMembers(ApiFacts facts) => Begin(facts, facts.Extension?.Namespace ?? facts.Namespace);

    /// <summary>Begins a file of an api: what may be named in it, and its namespace.</summary>
    public static SourceWriter Begin(ApiFacts facts, string space, string? assemblyAttribute = null)
    {
        var writer = new SourceWriter();

        // Users are warned where they use what is deprecated; this code is not a user.
        if (facts.HasDeprecations) writer.Line("#pragma warning disable CS0612, CS0618").Line();
        if (assemblyAttribute is not null) writer.Line(assemblyAttribute).Line();
        if (space.Length > 0) writer.Line($"namespace {space};").Line();
        return writer;
    }

    private static bool HasEventObjects(ApiModel api)
    {
        foreach (var stream in api.Streams)
        {
            if (StreamEmitter.EventObject(stream) is not null) return true;
        }

        foreach (var handler in api.Handlers)
        {
            if (HandlerEmitter.ParametersObject(handler) is not null) return true;
        }

        return false;
    }
}
