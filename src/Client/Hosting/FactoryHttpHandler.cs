namespace Framewright.Hosting;

/// <summary>Sends each request by the handler that the factory has at the time, so that a client that lives as long as the application follows the factory's renewals.</summary>
internal sealed class FactoryHttpHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The factory owns the handler, and shares it.
        using var invoker = new HttpMessageInvoker(factory.CreateHandler(name), disposeHandler: false);
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
