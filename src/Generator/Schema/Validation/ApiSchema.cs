using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>An api put together from all of its documents. Of two declarations of one name the first counts.</summary>
internal sealed class ApiSchema(string name)
{
    public string Name { get; } = name;

    public List<SchemaFile> Files { get; } = new();

    /// <summary>Where one of this project's own documents names the api; null when all are lent.</summary>
    public SourceSpan? NamedAt
    {
        get
        {
            foreach (var file in Files)
            {
                if (!file.IsLent) return file.Find(MarkKind.Api);
            }

            return null;
        }
    }

    public Dictionary<string, TypeModel> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MethodModel> Methods { get; } = new(StringComparer.Ordinal);

    /// <summary>What the login of the api's clients results in; null when they have none.</summary>
    public TypeRef? Identity
    {
        get
        {
            foreach (var file in Files)
            {
                if (file.Document.Api!.Identity is { } lent) return lent;
                if (file.Document.Api.Session is { } session && Methods.TryGetValue(session.Authenticate, out var method)) return LoginMethod.IdentityOf(method);
            }

            return null;
        }
    }

    /// <summary>The values of who is logged in.</summary>
    public IdentityPaths Identities => new(FindType, Identity);

    /// <summary>The protocol that the first document with one names.</summary>
    public string? Protocol { get; private set; }

    public bool HasStreams { get; private set; }

    /// <summary>Whether it serves calls of the peer.</summary>
    public bool HasHandlers { get; private set; }

    public TypeModel? FindType(string name) => Types.TryGetValue(name, out var type) ? type : null;

    public void Add(SchemaFile file)
    {
        var api = file.Document.Api!;
        Files.Add(file);
        Protocol ??= api.Protocol;
        HasHandlers |= api.Handlers.Count > 0;
        HasStreams |= api.Streams.Count > 0;
        foreach (var type in api.Types)
        {
            if (!Types.ContainsKey(type.Name)) Types.Add(type.Name, type);
        }

        foreach (var method in api.Methods)
        {
            if (!Methods.ContainsKey(method.Name)) Methods.Add(method.Name, method);
        }
    }
}
