using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Finds names of an api that its client has already: the class itself, its interface and its streams, and the members that every client or another operation has.</summary>
internal sealed class ClientNameCheck(ApiSchema api, ValidationReport report)
{
    private readonly Dictionary<string, string> members = new(StringComparer.Ordinal)
    {
        ["ConnectAsync"] = "the client",
        ["DisposeAsync"] = "the client",
    };

    public void Check(IReadOnlyList<AnchorFact> anchors)
    {
        foreach (var file in api.Files)
        {
            foreach (var method in file.Document.Api!.Methods) CheckOperation(file, MarkKind.Method, method.Name, "method", _ => MethodMembers(method));
        }

        foreach (var file in api.Files)
        {
            foreach (var stream in file.Document.Api!.Streams)
            {
                CheckOperation(file, MarkKind.Stream, stream.Name, "stream", StreamMembers);
                if (ReservedNames.InClass(stream.Name)) report.Add(Descriptors.NameCollision, file.Find(MarkKind.Stream, stream.Name), stream.Name, "this stream", "a member of every class", "rename it");
            }
        }

        var taken = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["System"] = "a namespace that generated code uses",
            ["Framewright"] = "a namespace that generated code uses",
        };
        foreach (var anchor in anchors)
        {
            if (anchor.Api != api.Name) continue;
            CheckClass(anchor);
            foreach (var name in new[] { anchor.ClassName, "I" + anchor.ClassName, anchor.ClassName + "Streams" }) taken[name] = "the api's client";
        }

        foreach (var file in api.Files)
        {
            if (file.Document.Api!.Errors.Count > 0) taken[ErrorsReader.ClassOf(api.Name)] = "the class of the api's error codes";
        }

        foreach (var file in api.Files)
        {
            CheckTypes(file, MarkKind.Type, taken);
            CheckTypes(file, MarkKind.EventType, taken);
        }
    }

    /// <summary>A class has no member of its own name.</summary>
    private void CheckClass(AnchorFact anchor)
    {
        if (anchor.Span is null) return;
        var simple = anchor.ClassName.Substring(anchor.ClassName.LastIndexOf('.') + 1);
        var owner = simple is "Connection" or "Identity" or "Authenticator" ? "the client" : members.TryGetValue(simple, out var member) ? member : null;
        if (owner is not null) report.Add(Descriptors.NameCollision, anchor.Span, simple, "this class", $"a member of {owner}", "rename the class");
    }

    private static string[] MethodMembers(MethodModel method)
    {
        var name = method.Name;
        return method switch
        {
            { Http: null } => new[] { name + "Async", name + "RawAsync", name + "Call" },
            { HasCall: true } => new[] { name + "Async", name + "RawAsync", name + "Call", name + "OverHttpAsync", name + "OverHttpRawAsync", name + "Http" },
            _ => new[] { name + "Async", name + "RawAsync", name + "Http" },
        };
    }

    private static string[] StreamMembers(string name) => new[]
    {
        name + "Async", name + "RawAsync", name + "Topic", "SubscribeTo" + name + "Async", "SubscribeTo" + name + "RawAsync", "SubscribeTo" + name + "ViewAsync",
    };

    private void CheckOperation(SchemaFile file, MarkKind kind, string name, string what, Func<string, string[]> derive)
    {
        foreach (var member in derive(name))
        {
            var owner = $"{what} '{name}'";
            if (!members.TryGetValue(member, out var other)) members.Add(member, owner);
            else if (other != owner && !IsSameName(other, name))
            {
                report.Add(Descriptors.NameCollision, file.Find(kind, name), member, "this " + what, other, "rename one of them");
                return;
            }
        }
    }

    /// <summary>That two operations have one name is reported as such.</summary>
    private static bool IsSameName(string owner, string name) => owner.EndsWith($" '{name}'", StringComparison.Ordinal);

    private void CheckTypes(SchemaFile file, MarkKind kind, Dictionary<string, string> taken)
    {
        foreach (var mark in file.Marks(kind))
        {
            if (taken.TryGetValue(mark.Name, out var owner)) report.Add(Descriptors.NameCollision, mark.Span, mark.Name, "this type", owner, "rename the type");
        }
    }
}
