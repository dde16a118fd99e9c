using System.Text.Json;
using System.Text.RegularExpressions;

namespace Framewright.Client.Tests.Surface;

/// <summary>What the schemas under <c>schema/rocketchat</c> describe, read as plain JSON: nothing of the generator is used.</summary>
internal static partial class SchemaSurface
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "schemas");

    private static readonly IReadOnlyList<(string Domain, bool IsCompiled, JsonElement Json)> Documents =
        [.. Directory.GetFiles(Root, "*.rt.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    public static IReadOnlyList<DescribedMethod> Methods { get; } = [.. Documents.SelectMany(document => Members(document.Json, "methods").Select(member => MethodOf(member, document.Domain, document.IsCompiled)))];

    public static IReadOnlyList<DescribedStream> Streams { get; } = [.. Documents.SelectMany(document => Members(document.Json, "streams").Select(member => StreamOf(member, document.Domain, document.IsCompiled)))];

    public static IReadOnlyDictionary<string, JsonElement> Types { get; } = Documents.SelectMany(document => Members(document.Json, "types")).ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    public static IReadOnlyList<UntypedMember> Untyped { get; } = [.. Documents.SelectMany(document => UntypedMembers.Of(document.Json))];

    /// <summary>The members of a type on the wire; of a union, those of all its cases and the one that tells them apart.</summary>
    public static IReadOnlySet<string> MembersOf(string type)
    {
        var json = Types[type];
        var members = Members(json, "fields").Select(field => field.Name.TrimEnd('?')).ToHashSet();
        foreach (var one in Members(json, "union")) members.UnionWith(MembersOf((one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString()! : Text(one.Value, "type")!).Split(" as ")[0]));
        if (Text(json, "by") is { } by) members.Add(by);
        return members;
    }

    public static IEnumerable<JsonProperty> Members(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var members) && members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : [];

    public static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static (string Domain, bool IsCompiled, JsonElement Json) Read(string path)
    {
        var name = Path.GetRelativePath(Root, path).Replace('\\', '/');
        using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return (name.Replace(".rt.json", "", StringComparison.Ordinal), !name.StartsWith("removed/", StringComparison.Ordinal), document.RootElement.Clone());
    }

    private static DescribedMethod MethodOf(JsonProperty member, string domain, bool isCompiled)
    {
        var json = member.Value;
        string? http = null, since = null;
        if (json.TryGetProperty("http", out var binding))
        {
            var verb = binding.EnumerateObject().First(entry => entry.Name is "get" or "post" or "put" or "patch" or "delete");
            http = $"{verb.Name.ToUpperInvariant()} {verb.Value.GetString()}";
            since = Text(binding, "since");
        }
        return new DescribedMethod(member.Name, Text(json, "call"), http, since, Text(json, "since"), RemovedIn(json), domain, isCompiled);
    }

    private static DescribedStream StreamOf(JsonProperty member, string domain, bool isCompiled)
    {
        var json = member.Value;
        var names = (json.TryGetProperty("topic", out var topic) ? topic : json.GetProperty("route")).EnumerateArray().Select(text => Placeholder().Replace(text.GetString()!, "*")).ToList();
        // Presence is asked for by parameters; only its events say whom they are about.
        if (names.Count == 1 && json.TryGetProperty("route", out var route)) names = [.. route.EnumerateArray().Select(text => Placeholder().Replace(text.GetString()!, "*"))];
        return new DescribedStream(member.Name, names[0], names.Count > 1 ? names[1] : "", Text(json, "write"), Text(json, "since"), RemovedIn(json), domain, isCompiled);
    }

    private static string? RemovedIn(JsonElement json) =>
        Text(json, "removedIn") ?? (json.TryGetProperty("deprecated", out var deprecated) ? Text(deprecated, "removedIn") : null);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
