using Framewright.Generator.Model;

namespace Framewright.Generator.Emit.Lifecycle;

/// <summary>Emits a protocol's credentials as a record whose text shows no secret.</summary>
internal sealed class CredentialsEmitter(SourceWriter writer, ProtocolModel protocol)
{
    /// <remarks>Always public: it is a part of every client's constructor, whoever may see the protocol.</remarks>
    public void Emit()
    {
        writer.Summary(null, $"What opens a session of the protocol '{protocol.Name}'.");
        writer.Open($"public sealed record {protocol.Name}Credentials : {CSharp.Protocol}SessionCredentials");
        foreach (var credential in protocol.Credentials)
        {
            writer.Summary(credential.Doc, $"The credential '{credential.Name}'.");
            if (credential.IsSecret) writer.Remarks("A secret: never part of the record's text.");
            writer.Line($"public {(credential.IsOptional ? "" : "required ")}{Type(credential)}{(credential.IsOptional ? "?" : "")} {credential.Member} {{ get; init; }}");
            writer.Line();
        }

        EmitText();
        writer.Close();
    }

    private void EmitText()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("protected override bool PrintMembers(global::System.Text.StringBuilder builder)");
        for (var i = 0; i < protocol.Credentials.Count; i++)
        {
            var credential = protocol.Credentials[i];
            writer.Line($"builder.Append({CSharp.Literal((i == 0 ? "" : ", ") + credential.Member + " = ")});");
            if (!credential.IsSecret) writer.Line($"builder.Append((object?){credential.Member});");
            else if (credential.IsOptional) writer.Line($"builder.Append({credential.Member} is null ? \"\" : \"***\");");
            else writer.Line("builder.Append(\"***\");");
        }

        writer.Line("return true;");
        writer.Close();
    }

    private static string Type(CredentialModel credential) => credential.Type == "json" ? "global::System.Text.Json.JsonElement" : credential.Type;
}
