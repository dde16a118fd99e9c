using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit.Lifecycle;

/// <summary>How generated code gets at a session's values: what was captured, and the credentials.</summary>
internal sealed class SessionValues(EquatableArray<CredentialModel> credentials)
{
    private const string Session = "session.";
    private const string Credentials = "credentials.";

    /// <summary>Whether a placeholder is one of them.</summary>
    public static bool Contains(string placeholder) => placeholder.StartsWith(Session, StringComparison.Ordinal) || IsCredential(placeholder);

    /// <summary>The field that holds a captured value as raw JSON.</summary>
    public static string Field(string name) => "captured" + char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Writes the value with its JSON type.</summary>
    public string Write(string placeholder) => IsCredential(placeholder)
        ? $"{CSharp.Protocol}CredentialValue.Write(writer, {Credential(placeholder)});"
        : $"{CSharp.Protocol}SessionValue.Write(writer, {Captured(placeholder)});";

    /// <summary>The value as text; null when it is not there.</summary>
    public string Text(string placeholder) => IsCredential(placeholder)
        ? $"{CSharp.Protocol}CredentialValue.Text({Credential(placeholder)})"
        : $"{CSharp.Json}JsonToken.TextOrNull({Captured(placeholder)})";

    /// <summary>Whether a template finds the value.</summary>
    public string IsThere(string placeholder) => $"{(IsCredential(placeholder) ? Credential(placeholder) : Captured(placeholder))} is not null";

    /// <summary>Whether there is a value that a decision can be based on: null on the wire is none.</summary>
    public string Has(string placeholder) => IsCredential(placeholder) ? IsThere(placeholder) : $"{CSharp.Protocol}SessionValue.Has({Captured(placeholder)})";

    private static bool IsCredential(string placeholder) => placeholder.StartsWith(Credentials, StringComparison.Ordinal);

    private static string Captured(string placeholder) => Field(placeholder.Substring(Session.Length));

    private string Credential(string placeholder)
    {
        var name = placeholder.Substring(Credentials.Length);
        foreach (var credential in credentials)
        {
            if (credential.Name == name) return "credentials?." + credential.Member;
        }

        return "null";
    }
}
