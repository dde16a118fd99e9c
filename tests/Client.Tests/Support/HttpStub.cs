using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Framewright.Client.Tests.Support;

/// <summary>The HTTP side of a server, as the test says it. Bodies are read whole, unless the answer comes without one.</summary>
internal sealed class HttpStub(Func<HttpRequestMessage, string, HttpResponseMessage> answer) : HttpMessageHandler
{
    /// <summary>What was asked, in order: verb and address.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>A client whose every request gets one answer.</summary>
    public static HttpClient Always(Func<HttpResponseMessage> answer) => new(new HttpStub((_, _) => answer()));

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Bytes(byte[] body) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };

    public static HttpResponseMessage Redirect(string location) => new(HttpStatusCode.Redirect) { Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) } };

    public static string? Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue($"{request.Method} {request.RequestUri!.AbsoluteUri}");
        var body = request.Content is { } content ? Encoding.Latin1.GetString(await content.ReadAsByteArrayAsync(cancellationToken)) : "";
        return answer(request, body);
    }
}
