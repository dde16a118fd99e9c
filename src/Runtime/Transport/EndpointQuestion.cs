using System.Net.Http.Headers;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Unicode;

namespace Framewright.Transport;

/// <summary>Asks an HTTP server for the address of the next socket. Neither what is sent nor what is answered goes into an error: both hold secrets.</summary>
internal sealed class EndpointQuestion(HttpClient? client, TimeProvider timeProvider, ErrorAdvice? advice)
{
    private const int MaxAnswerBytes = 1 << 20;

    /// <summary>Makes the call.</summary>
    /// <param name="server">What the call's path is relative to.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <exception cref="AuthenticationException">The server answered with an error after which trying again is of no use.</exception>
    /// <exception cref="HandshakeRefusedException">The server answered with another error, or with something else than an address.</exception>
    /// <exception cref="ConnectionLostException">There was no answer.</exception>
    public async ValueTask<EndpointAnswer> AskAsync(Uri server, EndpointCall call, CancellationToken cancellationToken)
    {
        if (!server.IsAbsoluteUri || (server.Scheme != Uri.UriSchemeHttp && server.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"The protocol asks an HTTP server for the socket's address, so the endpoint has to be an absolute http:// or https:// address, but is {EndpointText.Of(server)}.");

        var address = new Uri(new UriBuilder(server) { Path = server.AbsolutePath.TrimEnd('/') + "/" }.Uri, call.Path.TrimStart('/'));
        using var request = CreateRequest(address, call);
        using var own = client is null ? CreateClient() : null;
        try
        {
            using var response = await (client ?? own!).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var answer = await ReadAsync(response.Content, address, cancellationToken).ConfigureAwait(false);
            return Understand(address, call, response, answer);
        }
        catch (HttpRequestException e)
        {
            throw UpgradeFailure.NotConnected(address, "the question for the socket's address got no answer", e);
        }
        catch (IOException e)
        {
            throw UpgradeFailure.NotConnected(address, "the answer with the socket's address broke off", e);
        }
    }

    private static HttpRequestMessage CreateRequest(Uri address, EndpointCall call)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), address);
        foreach (var (name, value) in UpgradeHeaders.Validated(call.Headers)) request.Headers.TryAddWithoutValidation(name, value);
        if (call.Form.Count > 0)
        {
            request.Content = new FormUrlEncodedContent(call.Form);
        }
        else if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return request;
    }

    private static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private static async ValueTask<byte[]> ReadAsync(HttpContent content, Uri address, CancellationToken cancellationToken)
    {
        await content.LoadIntoBufferAsync(MaxAnswerBytes, cancellationToken).ConfigureAwait(false);
        var answer = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return answer.Length <= MaxAnswerBytes ? answer : throw UpgradeFailure.Refused(address, "the answer is too long", null, null);
    }

    private EndpointAnswer Understand(Uri address, EndpointCall call, HttpResponseMessage response, byte[] answer)
    {
        var isJson = IsJson(answer);
        var code = isJson ? TextAt(call.Error, answer) : null;
        if (code is not null && call.Terminal.Contains(code))
            throw new AuthenticationException($"The server refused to name the socket's address: {code}. Check the credentials; the same ones will not be accepted.", code, advice: advice?.Invoke(code));

        var status = response.StatusCode;
        if (!response.IsSuccessStatusCode || code is not null)
        {
            var mayRetry = code is not null || UpgradeFailure.IsTransient(status);
            var reason = code ?? $"the answer was {(int)status}";
            throw new HandshakeRefusedException($"{EndpointText.Of(address)} named no address of a socket: {reason}.", status, UpgradeAnswer.RetryAfter(response.Headers, timeProvider), mayRetry, code: code);
        }

        if (!isJson || TextAt(call.Url, answer) is not { } url) throw UpgradeFailure.Refused(address, "the answer names no address of a socket", status, null);
        return new EndpointAnswer(SocketAddress.Parse(url), answer);
    }

    private static string? TextAt(JsonPath? path, byte[] answer) => path is null ? null : JsonToken.TextOrNull(path.Find(answer, 0).Of(answer));

    private static bool IsJson(byte[] answer)
    {
        try
        {
            var cursor = new JsonCursor(answer);
            cursor.Skip();
            cursor.ExpectEnd();
            return Utf8Check.IsValid(answer);
        }
        catch (FrameFormatException)
        {
            return false;
        }
    }
}
