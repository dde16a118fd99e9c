using System.Text;

namespace Framewright.Client.Tests.Surface;

/// <summary>The tables of docs/rocketchat.md, made from the schemas.</summary>
internal static class SurfacePage
{
    /// <summary>The page with its tables made anew: each stands between <c>&lt;!-- table: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
    public static string Renew(string page)
    {
        foreach (var (name, table) in new[] { ("coverage", Coverage()), ("methods", Methods()), ("streams", Streams()), ("removed", Removed()), ("untyped", Untyped()) })
        {
            var begin = $"<!-- table: {name} -->\n";
            var start = page.IndexOf(begin, StringComparison.Ordinal);
            if (start < 0) throw new InvalidOperationException($"docs/rocketchat.md has no place for the table '{name}'.");
            start += begin.Length;
            var end = page.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
            page = page[..start] + table + page[end..];
        }
        return page;
    }

    private static string Coverage()
    {
        var wires = SchemaSurface.Methods.Where(method => method.Wire is not null).ToLookup(method => method.Wire!);
        var events = SchemaSurface.Streams.Select(stream => (stream.Collection, stream.Key)).ToHashSet();
        var text = new StringBuilder("| what | on the server | here |\n|---|---|---|\n");
        foreach (var (kind, title) in new[] { ("application", "methods of the application"), ("account", "methods of accounts"), ("write", "methods that write to a stream") })
        {
            var offered = SurfaceList.Methods.Where(method => method.Kind == kind && method.Removed is null).ToList();
            text.Append($"| {title} | {offered.Count} | {offered.Count(method => wires[method.Wire].Any())} |\n");
        }
        var removed = SurfaceList.Methods.Where(method => method.Removed is not null).ToList();
        text.Append($"| methods that newer servers lack | {removed.Count} | {removed.Count(method => wires[method.Wire].Any())} |\n");
        foreach (var (title, offered) in new[] { ("events of streams", SurfaceList.Events.Where(found => found.Removed is null).ToList()), ("events that newer servers lack", SurfaceList.Events.Where(found => found.Removed is not null).ToList()) })
            text.Append($"| {title} | {offered.Count} | {offered.Count(found => events.Contains((found.Collection, found.Key)))} |\n");
        return text.ToString();
    }

    private static string Methods()
    {
        var text = new StringBuilder();
        foreach (var domain in SchemaSurface.Methods.Where(method => method.IsCompiled).GroupBy(method => method.Domain))
        {
            text.Append($"\n**{domain.Key}**\n\n| C# | on the wire | over HTTP | versions |\n|---|---|---|---|\n");
            foreach (var method in domain.OrderBy(method => method.Name, StringComparer.Ordinal))
                text.Append($"| `{method.Name}Async` | {Code(method.Wire)} | {Code(method.Http)} | {Versions(method)} |\n");
        }
        return text.Append('\n').ToString();
    }

    private static string Streams()
    {
        var text = new StringBuilder("| C# | stream | event | written by | versions |\n|---|---|---|---|---|\n");
        foreach (var stream in SchemaSurface.Streams.Where(stream => stream.IsCompiled).OrderBy(stream => stream.Collection, StringComparer.Ordinal).ThenBy(stream => stream.Key, StringComparer.Ordinal))
            text.Append($"| `{stream.Name}Async` | `{stream.Collection}` | {Code(stream.Key)} | {Code(stream.WrittenBy is { } writer ? writer + "Async" : null)} | {Versions(stream.Since, stream.RemovedIn)} |\n");
        return text.ToString();
    }

    private static string Removed()
    {
        var text = new StringBuilder("| C# | on the wire | up to |\n|---|---|---|\n");
        foreach (var method in SchemaSurface.Methods.Where(method => !method.IsCompiled).OrderBy(method => method.Name, StringComparer.Ordinal))
            text.Append($"| `{method.Name}Async` | {Code(method.Wire)} | {Versions(method.Since, method.RemovedIn)} |\n");
        foreach (var stream in SchemaSurface.Streams.Where(stream => !stream.IsCompiled).OrderBy(stream => stream.Name, StringComparer.Ordinal))
            text.Append($"| `{stream.Name}Async` (stream) | `{stream.Collection}` `{stream.Key}` | {Versions(stream.Since, stream.RemovedIn)} |\n");
        return text.ToString();
    }

    private static string Untyped()
    {
        var text = new StringBuilder("| where | value | what it is |\n|---|---|---|\n");
        foreach (var found in SchemaSurface.Untyped.OrderBy(found => found.Owner, StringComparer.Ordinal).ThenBy(found => found.Member, StringComparer.Ordinal))
            text.Append($"| `{found.Owner}` | `{found.Member}` | {found.Why.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        return text.ToString();
    }

    private static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{text}`";

    private static string Versions(DescribedMethod method) =>
        method.HttpSince is { } http ? string.Join(", ", new[] { Versions(method.Since, null), $"over HTTP from {http}" }.Where(text => text.Length > 0)) : Versions(method.Since, method.RemovedIn);

    private static string Versions(string? since, string? removedIn) => (since, removedIn) switch
    {
        (null, null) => "",
        ({ } first, null) => $"from {first}",
        (null, { } last) => $"before {last}",
        ({ } first, { } last) => $"{first} up to, without, {last}",
    };
}
