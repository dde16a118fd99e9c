using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads a protocol's <c>credentials</c>: what a user has to present to open a session.</summary>
internal static class CredentialsReader
{
    private static readonly string[] Members = { "type", "doc", "secret" };
    private static readonly string[] Types = { "string", "int", "long", "bool", "json" };

    /// <param name="typeName">The C# name of the record that they become.</param>
    public static EquatableArray<CredentialModel> Read(SchemaContext context, JsonSyntax syntax, string typeName)
    {
        if (context.AsObject(syntax, "\"credentials\"", "an object of types by name, such as {\"token\": \"string\"}") is not { } members) return default;
        var naming = new MemberNaming(context, typeName, MemberOwner.Object);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var models = new List<CredentialModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            if (ReadOne(context, member, naming, names) is { } model) models.Add(model);
        }

        return models.ToEquatable();
    }

    private static CredentialModel? ReadOne(SchemaContext context, JsonMemberSyntax member, MemberNaming naming, HashSet<string> names)
    {
        var name = member.Name.Value;
        var isOptional = name.Length > 1 && name[name.Length - 1] == '?';
        if (isOptional) name = name.Substring(0, name.Length - 1);
        if (!CSharpName.IsCamel(name))
        {
            context.Report(Descriptors.BadName, member.Name, name, "a credential", CSharpName.CamelAdvice(name));
            return null;
        }

        if (!names.Add(name))
        {
            context.Report(Descriptors.DuplicateMember, member.Name, name);
            return null;
        }

        var isLong = member.Value is JsonObjectSyntax;
        var reader = isLong ? ObjectReader.Open(context, member.Value, "a credential", Members) : null;
        var typeSyntax = isLong ? reader?.Require("type", "its type: \"string\", \"int\", \"long\", \"bool\" or \"json\"") : member.Value;
        if (typeSyntax is null || ReadType(context, typeSyntax) is not { } type) return null;
        if (naming.Name(name, member.Name, null, default) is not { } csharp) return null;
        return new CredentialModel(name, csharp, type, isOptional, reader?.Flag("secret") ?? false, reader?.Doc());
    }

    private static string? ReadType(SchemaContext context, JsonSyntax syntax)
    {
        if (context.AsString(syntax, "A credential's type", "\"string\", \"int\", \"long\", \"bool\" or \"json\"") is not { } text) return null;
        if (Array.IndexOf(Types, text.Value) >= 0) return text.Value;
        context.Report(Descriptors.UnknownWord, text, text.Value, "the type of a credential", NearestName.Advice(text.Value, Types, "write 'string'"));
        return null;
    }
}
