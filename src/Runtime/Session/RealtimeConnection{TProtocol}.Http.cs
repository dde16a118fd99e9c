using System.Runtime.CompilerServices;
using Framewright.Calls;
using Framewright.Http;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Versions;

namespace Framewright;

/// <content>Calls over HTTP.</content>
public sealed partial class RealtimeConnection<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    private volatile SessionCredentials? presented;
    private HttpCaller? http;

    /// <summary>Boxed, so that who reads it never sees half of one; null until it is set, while the options' counts.</summary>
    private volatile StrongBox<ServiceVersion?>? serviceVersion;

    /// <inheritdoc/>
    public override ServiceVersion? ServiceVersion
    {
        get => serviceVersion is { } known ? known.Value : options.ServiceVersion;
        set => serviceVersion = new StrongBox<ServiceVersion?>(value);
    }

    /// <inheritdoc/>
    public override bool UsesHttp(ServiceVersion since) => options.Binding switch
    {
        CallBinding.Http => true,
        CallBinding.Socket => false,
        _ => ServiceVersion is { } version && version >= since,
    };

    /// <inheritdoc/>
    public override SessionCredentials? Presented => presented;

    /// <summary>Made with the first call.</summary>
    private HttpCaller Http => Volatile.Read(ref http) ?? Interlocked.CompareExchange(ref http, new HttpCaller(options), null) ?? http;

    /// <inheritdoc/>
    public override string? Captured(string name)
    {
        byte[]? value;
        using (gate.Enter()) value = core.Captured(name);
        return JsonToken.TextOrNull(value);
    }

    /// <inheritdoc/>
    public override ValueTask<TResult> CallHttpAsync<TResult>(HttpCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(reply);
        return TraceAsync(call, answer => HttpAnswerReader<TProtocol>.Read(call.Method, reply, answer), cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask CallHttpAsync(HttpCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        await TraceAsync(call, static _ => default(Nothing), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<TResult> TraceAsync<TResult>(HttpCall call, Func<HttpAnswer, TResult> read, CancellationToken cancellationToken)
    {
        var trace = telemetry.StartCall(call.Method.Name);
        try
        {
            var result = read(await AskAsync(call, cancellationToken).ConfigureAwait(false));
            trace.End(null);
            return result;
        }
        catch (Exception error)
        {
            trace.End(error);
            throw;
        }
    }

    /// <summary>Makes the call; the answer is a success.</summary>
    private async ValueTask<HttpAnswer> AskAsync(HttpCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Volatile.Read(ref isDisposing) != 0) throw new ConnectionLostException("The connection is disposed.", CallOutcome.NotSent);
        if (call.Missing is { } missing)
            throw new AuthenticationException($"'{call.Method.Name}' presents '{missing}', and there is none yet. Connect first, with credentials.", isTransient: true);

        var address = HttpAddress.Of(options, call);
        if (call.IsSecret || authenticator is not null || credentialsSource is not null) RequireSecure(address);
        var answer = await Http.AskAsync(address, call, cancellationToken).ConfigureAwait(false);
        return HttpAnswerReader<TProtocol>.Refusal(call.Method, answer) is { } refusal ? throw refusal : answer;
    }
}
