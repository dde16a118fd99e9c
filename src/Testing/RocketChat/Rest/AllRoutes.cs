using Framewright.Testing.RocketChat.Rest.Routes;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>Every address of the HTTP side; any other is answered with 404.</summary>
internal static class AllRoutes
{
    public static IReadOnlyList<RestRoute> Create() =>
    [
        .. SessionRoutes.All,
        .. ChatRoutes.All,
        .. UserRoutes.All,
        .. RoomRoutes.All,
        .. WorkspaceRoutes.All,
        .. FileRoutes.All,
        .. MethodCallRoutes.All,
    ];
}
