using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Schema.Http;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit.Http;

/// <summary>Spells the values of a call over HTTP. Fields of a call begin with a small letter, so that names with a capital are free for everything else.</summary>
internal sealed class HttpTexts(ApiFacts facts, Codecs codecs, MethodModel method)
{
    private const string Call = CSharp.Protocol + "HttpCall.";

    /// <summary>Whether a placeholder is a value of the session, rather than a parameter.</summary>
    public static bool IsOfSession(string placeholder) => placeholder.IndexOf('.') >= 0;

    /// <summary>A text; null at run time when a value of it is not there.</summary>
    public string Join(EquatableArray<TextPart> parts)
    {
        if (parts.Count == 0) return "\"\"";
        if (parts.Count == 1) return Part(parts[0]);
        var arguments = "";
        foreach (var part in parts) arguments += (arguments.Length == 0 ? "" : ", ") + Part(part);
        return $"{Call}Join({arguments})";
    }

    private string Part(TextPart part)
    {
        if (!part.IsPlaceholder) return CSharp.Literal(part.Value);
        if (!IsOfSession(part.Value)) return Parameter(HttpValues.Parameter(method, part.Value)!);
        return part.IsOptional ? Session(part.Value) : Require(part.Value);
    }

    /// <summary>A value without which the call fails.</summary>
    public string Require(string placeholder) => $"writer.Require({CSharp.Literal(placeholder)}, {Session(placeholder)})";

    /// <summary>The list of a parameter that stands for itself; null for any other text.</summary>
    public string? List(EquatableArray<TextPart> parts)
    {
        if (parts.Count != 1 || !parts[0].IsPlaceholder || IsOfSession(parts[0].Value)) return null;
        var parameter = HttpValues.Parameter(method, parts[0].Value)!;
        if (parameter.Type.Kind != TypeRefKind.Array) return null;
        var item = codecs.Element(parameter.Type.Element!);
        return $"writer.AddQuery<{item.Writer}, {item.Record}>({{0}}, {Present(parameter)});";
    }

    /// <summary>A value of the session as text.</summary>
    public string Session(string placeholder)
    {
        if (Identity(placeholder) is { } identity)
        {
            var codec = codecs.For(identity.Type);
            if (codec.Record == "string") return "Identity?." + identity.Members;
            return $"{Call}TextOrNull<{codec.Writer}, {codec.Record}>(Identity?.{identity.Members})";
        }

        if (Credential(placeholder) is { } credential) return $"{CSharp.Protocol}CredentialValue.Text({Presented}?.{credential.Member})";
        return $"Connection!.Captured({CSharp.Literal(placeholder.Substring("session.".Length))})";
    }

    public IdentityFact? Identity(string placeholder)
    {
        foreach (var fact in facts.Http?.Identity ?? default)
        {
            if (fact.Placeholder == placeholder) return fact;
        }

        return null;
    }

    public CredentialModel? Credential(string placeholder)
    {
        foreach (var credential in facts.Http?.Credentials ?? default)
        {
            if ("credentials." + credential.Name == placeholder) return credential;
        }

        return null;
    }

    public string Presented => $"(Connection!.Presented as {facts.Http?.CredentialsType})";

    private string Parameter(TypedValue parameter)
    {
        var codec = codecs.For(parameter.Type);
        if (codec.Record == "string") return Present(parameter);
        return !codec.RecordIsReference && ParameterList.MayBeNull(parameter)
            ? $"{Call}TextOrNull<{codec.Writer}, {codec.Record}>({Present(parameter)})"
            : $"{Call}Text<{codec.Writer}, {codec.Record}>({Present(parameter)})";
    }

    /// <summary>A parameter's value; null when it is left out.</summary>
    public static string Present(TypedValue parameter) => CSharpName.Escape(parameter.Name) + (ParameterList.IsThreeState(parameter) ? ".Value" : "");
}
