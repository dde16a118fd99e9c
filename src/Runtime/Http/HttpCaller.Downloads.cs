using System.Net;
using Framewright.Protocol;

namespace Framewright.Http;

/// <content>Files, which are never whole in memory.</content>
internal sealed partial class HttpCaller
{
    private const int MaxRedirects = 5;

    /// <summary>Makes a call whose answer is a file.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="call">The call.</param>
    /// <param name="admit">Refuses, by an exception, an address that a redirect leads to.</param>
    /// <param name="take">Takes a piece, and the announced length of the whole. What it throws goes to the caller.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CallTimeoutException">The file did not come in time.</exception>
    /// <exception cref="ConnectionLostException">There was no answer, or it broke off.</exception>
    public async ValueTask<HttpDownload> DownloadAsync(Uri address, HttpCall call, Action<Uri> admit, Func<ReadOnlyMemory<byte>, long?, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        var source = address;
        for (var redirects = 0; ; redirects++)
        {
            var pieces = new HttpPieces(take);
            var mayRedirect = redirects < MaxRedirects;
            // Whoever a redirect leads to is not the one to whom the user presents anything.
            var request = IsSameServer(address, source) ? CreateRequest(source, call) : new HttpRequestMessage(new HttpMethod(call.Method.Verb), source);
            var end = await ExchangeAsync(source, call, request, (response, token) => ReadAsync(response, source, mayRedirect, pieces, token), cancellationToken).ConfigureAwait(false);
            pieces.ThrowFailure();
            if (end.Next is not { } next) return end;
            admit(next);
            source = next;
        }
    }

    private async ValueTask<HttpDownload> ReadAsync(HttpResponseMessage response, Uri source, bool mayRedirect, HttpPieces pieces, CancellationToken cancellationToken)
    {
        if (mayRedirect && Redirect(response, source) is { } next) return new HttpDownload(0, Next: next);
        return response.IsSuccessStatusCode
            ? new HttpDownload(await pieces.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false))
            : new HttpDownload(0, await ReadAsync(response, cancellationToken).ConfigureAwait(false));
    }

    private static Uri? Redirect(HttpResponseMessage response, Uri source)
    {
        if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) return null;
        if (response.Headers.Location is not { } location) return null;
        var next = new Uri(source, location);
        return next.Scheme == Uri.UriSchemeHttps || next.Scheme == Uri.UriSchemeHttp ? next : null;
    }

    private static bool IsSameServer(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
