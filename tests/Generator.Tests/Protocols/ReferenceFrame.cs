using System.Text;
using System.Text.Json;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>What the schema says about a DDP frame, found with the framework's own parser.</summary>
/// <param name="IsJson">Whether the framework takes the bytes.</param>
/// <param name="Kind">The frame's name in the schema.</param>
/// <param name="Fits">Whether the event's members are of the kinds that the schema says.</param>
/// <param name="Route">The route's tokens.</param>
/// <param name="Event">The event as its record is written; null for none.</param>
internal sealed record ReferenceFrame(bool IsJson, string Kind, bool Fits, string Route, string? Event)
{
    public static ReferenceFrame Read(byte[] frame)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(frame);
        }
        catch (JsonException)
        {
            return new ReferenceFrame(false, "", false, "", null);
        }

        using (document)
        {
            return Read(document.RootElement);
        }
    }

    private static ReferenceFrame Read(JsonElement root)
    {
        var message = First(root, "msg") is { ValueKind: JsonValueKind.String } text ? Text(text) : null;
        var eventName = First(root, "fields", "eventName");
        var collection = First(root, "collection");
        switch (message)
        {
            case "changed" when eventName is { } name:
                return First(root, "fields", "args") is { } body
                    ? ReadEvent("changed", Raw(collection) + " " + Raw(name), body, isFirstOfArray: true)
                    : new ReferenceFrame(true, "changed", true, Raw(collection) + " " + Raw(name), null);
            case "result":
                return First(root, "result") is { } result ? ReadEvent("result", "", result, isFirstOfArray: false) : Other("result");
            case "added" or "changed" or "removed":
                return new ReferenceFrame(true, "document", true, Raw(collection), null);
            case "connected" or "failed" or "ping" or "pong" or "updated" or "ready" or "nosub" or "error":
                return Other(message);
            default:
                return Other(First(root, "server_id") is null ? "unknown" : "greeting");
        }
    }

    private static ReferenceFrame Other(string kind) => new(true, kind, true, "", null);

    private static ReferenceFrame ReadEvent(string kind, string route, JsonElement body, bool isFirstOfArray)
    {
        var value = ReferenceEvent.Write(body, isFirstOfArray);
        return new ReferenceFrame(true, kind, value is not null, route, value);
    }

    private static string Raw(JsonElement? element) => element?.GetRawText() ?? "";

    /// <summary>The first value at a path in document order; of repeated members on the way any may lead there.</summary>
    private static JsonElement? First(JsonElement element, params ReadOnlySpan<string> path)
    {
        if (path.IsEmpty) return element;
        if (element.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in element.EnumerateObject())
        {
            if (NameOf(member) == path[0] && First(member.Value, path[1..]) is { } found) return found;
        }

        return null;
    }

    /// <summary>A member's name; a name with half a surrogate pair is none that the schema knows.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }

    /// <summary>A string's text; half a surrogate pair reads as U+FFFD, as in generated code.</summary>
    public static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Framewright.Json.JsonToken.TextOrNull(Encoding.UTF8.GetBytes(element.GetRawText()))!;
        }
    }
}
