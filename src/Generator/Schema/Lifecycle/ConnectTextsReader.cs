using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads texts with placeholders that are used before there is a socket: addresses, headers, members of a query or a form.</summary>
internal sealed class ConnectTextsReader(SchemaContext context, PlaceholderRules rules)
{
    private static readonly char[] LineBreaks = { '\r', '\n', '\0' };

    /// <summary>One text; null after a report.</summary>
    public EquatableArray<TextPart>? Text(JsonSyntax syntax, string what)
        => context.AsString(syntax, "\"" + what + "\"", "a text, which may hold {credentials.x} and {session.x}") is { } text ? new TemplateReader(context, what, rules).ReadText(text) : null;

    /// <summary>Texts by name.</summary>
    public EquatableArray<ConnectTextModel> Texts(JsonSyntax syntax, string what) => Read(syntax, what, isHeaders: false);

    /// <summary>Headers by name.</summary>
    public EquatableArray<ConnectTextModel> Headers(JsonSyntax syntax) => Read(syntax, "headers", isHeaders: true);

    private EquatableArray<ConnectTextModel> Read(JsonSyntax syntax, string what, bool isHeaders)
    {
        if (context.AsObject(syntax, "\"" + what + "\"", "an object of texts by name") is not { } members) return default;
        var names = new HashSet<string>(isHeaders ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        var models = new List<ConnectTextModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            if (isHeaders && !CheckHeader(member.Name)) continue;
            if (!names.Add(member.Name.Value)) context.Report(Descriptors.DuplicateMember, member.Name, member.Name.Value);
            else if (Text(member.Value, what) is { } text && (!isHeaders || IsOneLine(member, text))) models.Add(new ConnectTextModel(member.Name.Value, text));
        }

        return models.ToEquatable();
    }

    /// <summary>What users and servers put into a header is checked when it is sent; what the schema puts there, here.</summary>
    private bool IsOneLine(JsonMemberSyntax member, EquatableArray<TextPart> text)
    {
        foreach (var part in text)
        {
            if (part.IsPlaceholder || part.Value.IndexOfAny(LineBreaks) < 0) continue;
            context.Report(Descriptors.BadHeader, member.Value, member.Name.Value, "break its line", "write its value without line breaks");
            return false;
        }

        return true;
    }

    private bool CheckHeader(JsonStringSyntax name)
    {
        if (!HeaderText.IsToken(name.Value)) context.Report(Descriptors.BadHeader, name, name.Value, "be the name of a header", "write letters, digits and '-'");
        else if (HeaderText.IsOfHandshake(name.Value)) context.Report(Descriptors.BadHeader, name, name.Value, "be given", name.Value.Equals("Sec-WebSocket-Protocol", StringComparison.OrdinalIgnoreCase) ? "write \"subProtocols\"" : "the handshake writes it itself; remove it");
        else return true;
        return false;
    }
}
