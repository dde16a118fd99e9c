using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>What the server derives from a message's text.</summary>
internal static partial class MessageText
{
    public static JsonArray Links(string text) =>
        new([.. LinkPattern.Matches(text).Select(match => (JsonNode)new JsonObject { ["url"] = match.Value })]);

    public static JsonArray Mentions(string text, UserBook users)
    {
        var found = new JsonArray();
        foreach (var name in MentionPattern.Matches(text).Select(match => match.Groups[1].Value).Distinct())
        {
            if (name is "all" or "here")
                found.Add(new JsonObject { ["_id"] = name, ["username"] = name });
            else if (users.Named(name) is { } user)
                found.Add(user.Reference());
        }

        return found;
    }

    /// <summary>The parsed form that current servers add; here always one paragraph of plain text.</summary>
    public static JsonArray Parsed(string text) =>
    [
        new JsonObject
        {
            ["type"] = "PARAGRAPH",
            ["value"] = new JsonArray(new JsonObject { ["type"] = "PLAIN_TEXT", ["value"] = text }),
        },
    ];

    public static bool MentionsUser(JsonObject message, TestUser user) => HasMention(message, user.Id);

    public static bool MentionsAll(JsonObject message) => HasMention(message, "all") || HasMention(message, "here");

    private static bool HasMention(JsonObject message, string id) =>
        message["mentions"] is JsonArray mentions && mentions.Any(mention => (string?)mention!["_id"] == id);

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex LinkPattern { get; }

    [GeneratedRegex(@"(?<![\w@])@([\w.-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex MentionPattern { get; }
}
