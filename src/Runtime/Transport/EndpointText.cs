namespace Framewright.Transport;

/// <summary>How an endpoint appears in messages and logs.</summary>
internal static class EndpointText
{
    /// <summary>Scheme, host, port and path. User info, query and fragment are left out, because they often hold tokens.</summary>
    public static string Of(Uri endpoint) => endpoint.IsAbsoluteUri
        ? $"{endpoint.Scheme}://{endpoint.IdnHostInBrackets()}:{endpoint.Port}{endpoint.AbsolutePath}"
        : "a relative address";

    private static string IdnHostInBrackets(this Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.IPv6 ? $"[{endpoint.IdnHost}]" : endpoint.IdnHost;
}
