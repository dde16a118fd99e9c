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

    /// <inheritdoc/>
    public override ValueTask<long> DownloadHttpAsync(HttpCall call, Func<ReadOnlyMemory<byte>, long?, CancellationToken, ValueTask> take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(take);
        return TraceAsync(call, () => DownloadAsync(call, take, cancellationToken));
    }

    private ValueTask<TResult> TraceAsync<TResult>(HttpCall call, Func<HttpAnswer, TResult> read, CancellationToken cancellationToken) =>
        TraceAsync(call, async ValueTask<TResult> () => read(await AskAsync(call, cancellationToken).ConfigureAwait(false)));

    private async ValueTask<TResult> TraceAsync<TResult>(HttpCall call, Func<ValueTask<TResult>> make)
    {
        var trace = telemetry.StartCall(call.Method.Name);
        try
        {
            var result = await make().ConfigureAwait(false);
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
        var answer = await Http.AskAsync(Address(call, cancellationToken), call, cancellationToken).ConfigureAwait(false);
        return HttpAnswerReader<TProtocol>.Refusal(call.Method, answer, core.Advice) is { } refusal ? throw refusal : answer;
    }

    private async ValueTask<long> DownloadAsync(HttpCall call, Func<ReadOnlyMemory<byte>, long?, CancellationToken, ValueTask> take, CancellationToken cancellationToken)
    {
        var download = await Http.DownloadAsync(Address(call, cancellationToken), call, RequireSecure, take, cancellationToken).ConfigureAwait(false);
        return download.Refusal is { } answer && HttpAnswerReader<TProtocol>.Refusal(call.Method, answer, core.Advice) is { } refusal ? throw refusal : download.Length;
    }

    /// <summary>Where the call goes, once it may.</summary>
    private Uri Address(HttpCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Volatile.Read(ref isDisposing) != 0) throw new ConnectionLostException("The connection is disposed.", CallOutcome.NotSent);
        if (call.Missing is { } missing)
            throw new AuthenticationException($"'{call.Method.Name}' presents '{missing}', and there is none yet. Connect first, with credentials.", isTransient: true);

        var address = HttpAddress.Of(options, call);
        if (call.IsSecret || authenticator is not null || credentialsSource is not null) RequireSecure(address);
        return address;
    }
}
