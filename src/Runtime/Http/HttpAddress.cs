using Framewright.Protocol;

namespace Framewright.Http;

/// <summary>Where calls over HTTP go.</summary>
internal static class HttpAddress
{
    /// <summary>The address of a call.</summary>
    /// <exception cref="InvalidOperationException">It is not known where the HTTP side of the server is.</exception>
    public static Uri Of(RealtimeOptions options, HttpCall call)
    {
        var server = Base(options);
        var builder = new UriBuilder(server) { Path = server.AbsolutePath.TrimEnd('/') + "/" + call.Path.TrimStart('/'), Fragment = "" };
        if (call.Query.Count == 0) return builder.Uri;
        var added = string.Join('&', call.Query.Select(static member => $"{Uri.EscapeDataString(member.Key)}={Uri.EscapeDataString(member.Value)}"));
        builder.Query = builder.Query.Length > 1 ? $"{builder.Query}&{added}" : added;
        return builder.Uri;
    }

    /// <summary>A socket's path is the socket's alone; that of an HTTP address is where all calls begin.</summary>
    private static Uri Base(RealtimeOptions options)
    {
        if (options.HttpEndpoint is { } given) return given;
        if (options.Endpoint is not { IsAbsoluteUri: true } endpoint) throw new InvalidOperationException("It is not known where the server's HTTP side is, because the endpoint comes from a source. Set RealtimeOptions.HttpEndpoint.");
        if (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps) return endpoint;
        var scheme = endpoint.Scheme == Uri.UriSchemeWss ? Uri.UriSchemeHttps : Uri.UriSchemeHttp;
        return new UriBuilder(scheme, endpoint.Host, endpoint.Port).Uri;
    }
}
