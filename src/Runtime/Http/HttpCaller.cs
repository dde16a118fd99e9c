using System.Net;
using System.Net.Http.Headers;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Transport;
using Framewright.Unicode;

namespace Framewright.Http;

/// <summary>Makes calls over HTTP. Neither what is sent nor what is answered goes into an error: both may hold secrets.</summary>
internal sealed partial class HttpCaller(RealtimeOptions options) : IDisposable
{
    private readonly CancellationTokenSource disposing = new();
    private readonly Lazy<HttpClient> own = new(CreateClient);

    /// <summary>Gives up what is under way.</summary>
    public void Dispose()
    {
        disposing.Cancel();
        if (own.IsValueCreated) own.Value.Dispose();
    }

    /// <summary>Makes a call.</summary>
    /// <exception cref="CallTimeoutException">No whole answer came in time.</exception>
    /// <exception cref="ConnectionLostException">There was no answer.</exception>
    public ValueTask<HttpAnswer> AskAsync(Uri address, HttpCall call, CancellationToken cancellationToken) => ExchangeAsync(address, call, CreateRequest(address, call), ReadAsync, cancellationToken);

    private async ValueTask<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(options.MaxHttpAnswerBytes, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new HttpAnswer(response.StatusCode, RetryAfter(response), body, IsJson(body));
    }

    /// <summary>Sends a request and has its answer read, all of it within the call's timeout.</summary>
    private async ValueTask<T> ExchangeAsync<T>(Uri address, HttpCall call, HttpRequestMessage given, Func<HttpResponseMessage, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        using var request = given;
        var timeout = TimeoutOf(call.Method.Timeout);
        using var limit = new CancellationTokenSource(timeout, options.TimeProvider);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token, disposing.Token);
        var client = options.HttpClient ?? own.Value;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, any.Token).ConfigureAwait(false);
            return await read(response, any.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (disposing.IsCancellationRequested)
        {
            throw new ConnectionLostException("The connection was disposed.");
        }
        catch (OperationCanceledException)
        {
            // The connection's limit, or that of the user's own client.
            throw new CallTimeoutException(call.Method.Name, limit.IsCancellationRequested ? timeout : client.Timeout, CallOutcome.Unknown);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new FrameFormatException($"an answer of at most {options.MaxHttpAnswerBytes} bytes; raise MaxHttpAnswerBytes if the server's answers are larger", options.MaxHttpAnswerBytes);
        }
        catch (HttpRequestException error)
        {
            throw Lost(address, call, error);
        }
        catch (IOException error)
        {
            throw new ConnectionLostException($"The answer to '{call.Method.Name}' broke off.", innerException: error);
        }
    }

    private TimeSpan TimeoutOf(TimeoutClass timeout) => timeout switch
    {
        TimeoutClass.Long => options.LongCallTimeout,
        TimeoutClass.Assets => options.AssetCallTimeout,
        _ => options.CallTimeout,
    };

    /// <summary>How long the server asks to wait: <c>Retry-After</c>, or, where too much was asked for, the moment at which its count begins anew.</summary>
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (UpgradeAnswer.RetryAfter(response.Headers, options.TimeProvider) is { } delay) return delay;
        return response.StatusCode == HttpStatusCode.TooManyRequests ? RateReset.Of(response.Headers, options.TimeProvider) : null;
    }

    private static HttpRequestMessage CreateRequest(Uri address, HttpCall call)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method.Verb), address);
        if (call.Content is { } content)
        {
            request.Content = content;
        }
        else if (!call.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        foreach (var (name, value) in UpgradeHeaders.Validated(call.Headers))
        {
            if (!System.Text.Ascii.IsValid(value)) throw new ArgumentException($"The value of the header '{name}' holds other characters than ASCII.");
            if (request.Headers.TryAddWithoutValidation(name, value) || request.Content is not { } body) continue;
            body.Headers.Remove(name);
            body.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>The text of a proxy's error names its address, which may hold a password: it goes no further.</summary>
    private static ConnectionLostException Lost(Uri address, HttpCall call, HttpRequestException error)
    {
        var isSent = error.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
        return new ConnectionLostException(
            $"'{call.Method.Name}' got no answer from {address.Scheme}://{address.Host}:{address.Port}.",
            isSent ? CallOutcome.Unknown : CallOutcome.NotSent,
            innerException: error.HttpRequestError == HttpRequestError.ProxyTunnelError ? null : error);
    }

    private static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static bool IsJson(byte[] body)
    {
        try
        {
            var cursor = new JsonCursor(body);
            cursor.Skip();
            cursor.ExpectEnd();
            return Utf8Check.IsValid(body);
        }
        catch (FrameFormatException)
        {
            return false;
        }
    }
}
