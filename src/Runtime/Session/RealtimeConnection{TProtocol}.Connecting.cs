using Framewright.Protocol;
using Framewright.Session;
using Framewright.Transport;

namespace Framewright;

/// <content>From no socket to a live session.</content>
public sealed partial class RealtimeConnection<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    /// <summary>In the authenticator and in what it calls: the attempt that it works for. Only its calls are let through before the session is live.</summary>
    private readonly AsyncLocal<ConnectAttempt?> authenticating = new();

    /// <summary>Whether the last attempt did not get through at the address that an earlier session named. Written by one attempt at a time.</summary>
    private volatile bool avoidsSessionAddress;

    /// <summary>Whether the calling code is the authenticator of an attempt that was not given up. Under the gate.</summary>
    private bool IsAuthenticator => authenticating.Value is { Failure: null };

    /// <inheritdoc/>
    public override async ValueTask ConnectAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wish = new ConnectWish();
        using (gate.Enter()) core.RequestConnect(wish, clock.Now);
        using var given = cancellationToken.UnsafeRegister(static state => ((Action)state!)(), (Action)(() => GiveUp(wish)));
        try
        {
            await wish.Live.ConfigureAwait(false);
        }
        catch
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    private void GiveUp(ConnectWish wish)
    {
        using (gate.Enter()) core.GiveUp(wish, new ConnectionLostException("The attempt to connect was cancelled.", CallOutcome.NotSent), clock.Now);
    }

    /// <summary>Makes one attempt, in the background: it ends live, or is reported as failed.</summary>
    private async Task AttemptAsync(ConnectAttempt attempt)
    {
        attempt.Trace = telemetry.StartConnect(attempt.Number, attempt.Parent);
        try
        {
            await OpenAsync(attempt).ConfigureAwait(false);
            if (authenticator is not null) await AuthenticateAsync(authenticator, attempt).ConfigureAwait(false);
            attempt.Trace.End(attempt.Failure);
        }
        catch (Exception error)
        {
            // An address that refuses the session once will do so again: the next attempt is a new session.
            if (attempt.UsesSessionAddress && error is HandshakeRefusedException) ForgetSession(attempt);

            // One that cannot be reached may be gone for good, so that the next attempt goes to the configured one.
            avoidsSessionAddress = attempt.UsesSessionAddress && error is ConnectionLostException;
            using (gate.Enter()) core.Fail(attempt, error, clock.Now);
            attempt.Trace.End(attempt.Thrown ?? attempt.Failure ?? error);
        }
    }

    private void ForgetSession(ConnectAttempt attempt)
    {
        using (gate.Enter()) core.ForgetSession(attempt);
    }

    /// <summary>Opens a socket and the protocol's session on it.</summary>
    private async ValueTask OpenAsync(ConnectAttempt attempt)
    {
        var token = attempt.Cancellation.Token;

        // One socket at a time: what ran on an earlier one has ended before frames of the next come in.
        if (link is { } earlier) await earlier.Ended.WaitAsync(token).ConfigureAwait(false);
        var credentials = await AskCredentialsAsync(token).ConfigureAwait(false);
        presented = credentials;
        using (gate.Enter()) core.Prepare(attempt, credentials);
        var request = await RequestSocketAsync(attempt, isSecret: authenticator is not null || credentials is not null).ConfigureAwait(false);
        var connector = options.Connector ?? new WebSocketConnector(timeProvider: options.TimeProvider);
        var transport = await ConnectAsync(connector, request, token).ConfigureAwait(false);
        var isLinked = false;
        try
        {
            isLinked = TryLink(attempt, transport);
        }
        finally
        {
            // Not wanted any more, or the opening's first frame could not be written.
            if (!isLinked) await DropAsync(transport).ConfigureAwait(false);
        }

        await attempt.Opened.ConfigureAwait(false);
    }

    private async ValueTask<SessionCredentials?> AskCredentialsAsync(CancellationToken token)
    {
        if (credentialsSource is not { } source)
        {
            return TProtocol.NeedsCredentials
                ? throw new AuthenticationException($"The protocol '{TProtocol.Name}' opens no session without credentials. Give their source to the constructor.")
                : null;
        }

        return await source(token).AsTask().WaitAsync(token).ConfigureAwait(false)
            ?? throw new AuthenticationException("The credentials source gave null. Let it give the credentials, or throw.");
    }

    /// <summary>Finds out where the next socket is and what the protocol wants of it.</summary>
    private async ValueTask<SocketRequest> RequestSocketAsync(ConnectAttempt attempt, bool isSecret)
    {
        var token = attempt.Cancellation.Token;
        var address = options.EndpointSource is { } source ? await source(token).AsTask().WaitAsync(token).ConfigureAwait(false) : options.Endpoint!;
        ConnectRequest wish;
        EndpointCall? call;
        using (gate.Enter()) (wish, call) = (core.Describe(), core.DescribeEndpoint());
        if (wish.Url is { } url && !avoidsSessionAddress)
        {
            attempt.UsesSessionAddress = true;
            address = SocketAddress.Parse(url);
        }
        else if (call is not null)
        {
            if (isSecret) RequireSecure(address);
            var found = await new EndpointQuestion(options.HttpClient, options.TimeProvider, core.Advice).AskAsync(address, call, token).ConfigureAwait(false);
            address = found.Address;
            using (gate.Enter())
            {
                core.CaptureEndpoint(attempt, found.Answer);
                wish = core.Describe();
            }
        }

        attempt.Trace.Reach(address);
        if (isSecret) RequireSecure(address);
        return new SocketRequest(wish.WithQuery(address)) { Headers = wish.Headers, SubProtocols = wish.SubProtocols };
    }

    /// <summary>Waits for a socket no longer than the attempt lives, also when the connector ignores its token. A socket that comes too late is closed.</summary>
    private static async ValueTask<ITransport> ConnectAsync(ITransportConnector connector, SocketRequest request, CancellationToken token)
    {
        var connecting = connector.ConnectAsync(request, token).AsTask();
        try
        {
            return await connecting.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            _ = connecting.ContinueWith(static late => DropAsync(late.Result).AsTask(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    private static ValueTask DropAsync(ITransport transport)
    {
        transport.Abort();
        return transport.DisposeAsync();
    }

    private bool TryLink(ConnectAttempt attempt, ITransport transport)
    {
        SocketState? socket;
        using (gate.Enter()) socket = core.OpenSocket(attempt, clock.Now);
        if (socket is null) return false;
        var opened = new SocketLink(
            gate,
            core,
            clock,
            socket,
            transport,
            new ReadLoop(socket, transport, path, clock, watch, completions, options.ReadsOnOwnThread),
            new WriteLoop(gate, socket, transport, counters),
            reports.ReportBug);
        link = opened;
        opened.Start();

        // It may have been given up between its opening and its link.
        if (socket.Lane.HasEnded) opened.Abandon();
        return true;
    }

    private async ValueTask AuthenticateAsync(SessionAuthenticator with, ConnectAttempt attempt)
    {
        var token = attempt.Cancellation.Token;
        authenticating.Value = attempt;
        try
        {
            // No longer than the attempt lives, also when the authenticator ignores its token.
            await with.AuthenticateAsync(this, token).AsTask().WaitAsync(token).ConfigureAwait(false);
        }
        finally
        {
            authenticating.Value = null;
        }

        using (gate.Enter()) core.ConfirmAuthentication(attempt, clock.Now);
    }

    private void RequireSecure(Uri address)
    {
        if (options.AllowInsecure || address.IsLoopback || (address.Scheme != Uri.UriSchemeWs && address.Scheme != Uri.UriSchemeHttp)) return;
        throw new AuthenticationException($"The credentials would go to '{address.Host}' over plain {address.Scheme}://, readable for everybody on the way. Use {address.Scheme}s://, or set AllowInsecure if that is what you want.");
    }
}
