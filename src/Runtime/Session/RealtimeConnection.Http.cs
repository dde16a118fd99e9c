using Framewright.Json;
using Framewright.Protocol;
using Framewright.Versions;

namespace Framewright;

/// <content>Calls over HTTP: the schema's <c>http</c>. They need no live socket.</content>
public abstract partial class RealtimeConnection
{
    /// <summary>Makes a call over HTTP and reads its result.</summary>
    /// <typeparam name="TResult">The result.</typeparam>
    /// <param name="call">The call, which is made once.</param>
    /// <param name="reply">Reads the result.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <exception cref="CallException">The server answered with an error, or with another status than that of a success.</exception>
    /// <exception cref="CallTimeoutException">No answer came in time.</exception>
    /// <exception cref="ConnectionLostException">No answer came, or the connection is disposed.</exception>
    /// <exception cref="AuthenticationException">The call presents what the session has not got yet, or secrets would go over plain <c>http://</c>.</exception>
    /// <exception cref="FrameFormatException">The answer was not what the schema says.</exception>
    /// <exception cref="InvalidOperationException">It is not known where the server's HTTP side is: see <see cref="RealtimeOptions.HttpEndpoint"/>.</exception>
    public abstract ValueTask<TResult> CallHttpAsync<TResult>(HttpCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken = default);

    /// <summary>Makes a call over HTTP of which only the success matters.</summary>
    /// <param name="call">The call, which is made once.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <inheritdoc cref="CallHttpAsync{TResult}" path="/exception"/>
    public abstract ValueTask CallHttpAsync(HttpCall call, CancellationToken cancellationToken = default);

    /// <summary>Makes a call over HTTP and copies its result as it came; JSON null when the server sent none.</summary>
    /// <param name="call">The call, which is made once.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <returns>A copy that the caller owns.</returns>
    /// <inheritdoc cref="CallHttpAsync{TResult}" path="/exception"/>
    public ValueTask<RawJson> CallHttpRawAsync(HttpCall call, CancellationToken cancellationToken = default) => CallHttpAsync(call, Calls.RawReader.Instance, cancellationToken);

    /// <summary>Makes a call over HTTP whose answer is no JSON but a file, and hands it over piece by piece.</summary>
    /// <remarks>Redirects are followed, up to five; what the call presents goes to the server alone, not to where a redirect leads. The method's timeout is that of the whole answer.</remarks>
    /// <param name="call">The call, which is made once.</param>
    /// <param name="take">Takes a piece, in order, which is valid until it has; the number is the length of the whole, null when the server does not announce it. What it throws ends the call and goes to the caller.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many bytes there were.</returns>
    /// <inheritdoc cref="CallHttpAsync{TResult}" path="/exception"/>
    public abstract ValueTask<long> DownloadHttpAsync(HttpCall call, Func<ReadOnlyMemory<byte>, long?, CancellationToken, ValueTask> take, CancellationToken cancellationToken = default);

    /// <summary>The version of the service that the server runs; null when it is not known. Default: <see cref="RealtimeOptions.ServiceVersion"/>.</summary>
    /// <remarks>
    /// Set it when you learn it, and again when another server answers: nothing in a session asks for it. Methods with a way for older and one for newer servers
    /// choose by it at the moment they are called; calls that are under way stay on theirs. May be set at any time; sub-clients share it.
    /// </remarks>
    public abstract ServiceVersion? ServiceVersion { get; set; }

    /// <summary>Whether a method that goes over HTTP from a version of the service on is to be called so now. Generated code asks.</summary>
    /// <param name="since">The first version of the service that wants it over HTTP.</param>
    public abstract bool UsesHttp(ServiceVersion since);

    /// <summary>What was presented at the last attempt to connect, for calls over HTTP that present it too; null before.</summary>
    public abstract SessionCredentials? Presented { get; }

    /// <summary>A value that the session captured, as text; null when there is none, or when no method of the protocol's own assembly uses it over HTTP.</summary>
    /// <param name="name">The schema's name for it.</param>
    public abstract string? Captured(string name);
}
