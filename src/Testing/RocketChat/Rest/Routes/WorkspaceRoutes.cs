using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Rest.Routes;

/// <summary>What concerns the whole workspace.</summary>
internal static class WorkspaceRoutes
{
    public static IEnumerable<RestRoute> All =>
    [
        RestRoute.Get("settings.public", PublicSettings) with { NeedsLogin = false },
    ];

    private static RestAnswer PublicSettings(RestRequest request)
    {
        var wanted = request.AllInQuery("_id");
        var all = request.Workspace.Settings.Public.Where(setting => wanted.Count == 0 || wanted.Contains(setting.Id)).ToArray();
        var offset = request.InQuery("offset", 0);
        var page = all.Skip(offset).Take(request.InQuery("count", 50)).ToArray();
        return RestAnswer.Success(new JsonObject
        {
            ["settings"] = new JsonArray([.. page.Select(setting => setting.ToDocument())]),
            ["count"] = page.Length,
            ["offset"] = offset,
            ["total"] = all.Length,
        });
    }
}
