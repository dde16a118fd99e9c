using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>errors</c>: what codes mean, and what to do about them.</summary>
internal sealed class ErrorsReader
{
    /// <summary>The method of the generated class.</summary>
    public const string Method = "AdviceFor";

    private static readonly string[] Members = { "as", "doc", "advice" };

    private readonly SchemaContext context;
    private readonly MemberNaming naming;

    private ErrorsReader(SchemaContext context, string api)
    {
        this.context = context;
        naming = new MemberNaming(context, ClassOf(api), MemberOwner.Enum);
        naming.Reserve(Method);
    }

    /// <summary>The class that holds the codes of an api.</summary>
    public static string ClassOf(string api) => api + "Errors";

    public static EquatableArray<ErrorModel> Read(SchemaContext context, JsonSyntax syntax, string api)
    {
        if (context.AsObject(syntax, "\"errors\"", "an object of errors by their codes") is not { } members) return default;
        var reader = new ErrorsReader(context, api);
        var errors = new List<ErrorModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            if (reader.ReadError(member) is { } error) errors.Add(error);
        }

        return errors.ToEquatable();
    }

    private ErrorModel? ReadError(JsonMemberSyntax member)
    {
        var code = member.Name.Value;
        context.Mark(MarkKind.ErrorCode, code, member.Name);
        if (member.Value is JsonStringSyntax text) return Build(member, text, null, null);
        if (ObjectReader.Open(context, member.Value, "an error", Members) is not { } reader) return null;
        return Build(member, reader.Text("as", "the error's C# name"), reader.Doc(), reader.Text("advice", "a string: what to do about it, in one or more sentences")?.Value);
    }

    private ErrorModel? Build(JsonMemberSyntax member, JsonStringSyntax? chosen, string? doc, string? advice)
    {
        var at = chosen is null ? default : (chosen.Start, chosen.Length);
        if (naming.Name(member.Name.Value, member.Name, chosen?.Value, at) is not { } name) return null;
        context.Mark(MarkKind.ErrorName, name, chosen ?? member.Name);
        return new ErrorModel(member.Name.Value, name, doc, string.IsNullOrWhiteSpace(advice) ? null : advice!.Trim());
    }
}
