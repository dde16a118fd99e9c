using Framewright.Generator.Json;

namespace Framewright.Generator.Schema;

/// <summary>The templates that a protocol itself names, so that no method is sent with them; found before anything is read, because it decides what their placeholders may be.</summary>
internal sealed class OwnTemplates
{
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> answers = new(StringComparer.Ordinal);

    private OwnTemplates()
    {
    }

    public static OwnTemplates Find(JsonObjectSyntax protocol)
    {
        var own = new OwnTemplates();
        if (protocol.Find("open") is { } open) Add(open, own.sent);
        if (protocol.Find("heartbeat") is { } heartbeat) Add(heartbeat, own.sent);
        if (protocol.Find("scope") is JsonObjectSyntax scope)
        {
            if (scope.Find("open") is { } join) Add(join, own.sent);
            if (scope.Find("close") is { } leave) Add(leave, own.sent);
        }

        if (protocol.Find("frames") is not JsonObjectSyntax frames) return own;
        foreach (var frame in frames.Members)
        {
            if (frame.Value is not JsonObjectSyntax value) continue;
            var names = value.Find("is") is JsonStringSyntax { Value: "call" or "envelope" } ? own.answers : own.sent;
            if (value.Find("answer") is { } answer) Add(answer, names);
            if (value.Find("fail") is { } fail) Add(fail, names);
        }

        return own;
    }

    /// <summary>Whether it opens the session or a scope, closes one, keeps the session alive, or answers a ping.</summary>
    public bool IsSent(string template) => sent.Contains(template);

    /// <summary>Whether it answers calls of the peer.</summary>
    public bool IsAnswer(string template) => answers.Contains(template);

    private static void Add(JsonSyntax syntax, HashSet<string> names)
    {
        switch (syntax)
        {
            case JsonStringSyntax text:
                names.Add(text.Value);
                break;
            case JsonArraySyntax array:
                foreach (var item in array.Items) Add(item, names);
                break;
            case JsonObjectSyntax value:
                foreach (var member in value.Members) Add(member.Value, names);
                break;
        }
    }
}
