using System.Text;
using System.Text.Json;

namespace Framewright.RocketChat;

/// <summary>Methods of the realtime api that are called over HTTP.</summary>
public static class RocketChatMethodCalls
{
    /// <summary>The same for all calls: each answer comes back to the request that asked for it.</summary>
    private const string CallId = "1";

    /// <summary>Calls any realtime method over HTTP, for a place that no socket gets out of, or a method that no schema has. It needs a login, and no live socket.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="method">The method's name on the wire, such as <c>getRoomIdByNameOrId</c>.</param>
    /// <param name="parameters">The parameters, a JSON array, with dates as the realtime api writes them (<c>{"$date": 1700000000123}</c>).</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <returns>What the method gave back; of kind <see cref="JsonValueKind.Undefined"/> when it gave nothing.</returns>
    /// <exception cref="ArgumentException">The parameters are no array.</exception>
    /// <exception cref="CallException">The method, or the server before it, refused: the same codes as over the socket, and <see cref="CallException.RetryAfter"/> where it was asked too often.</exception>
    /// <exception cref="CallTimeoutException">No answer came within <see cref="RealtimeOptions.LongCallTimeout"/>.</exception>
    /// <exception cref="ConnectionLostException">No answer came.</exception>
    /// <exception cref="AuthenticationException">Nobody is logged in.</exception>
    public static async ValueTask<JsonElement> CallMethodOverHttpAsync(this IRocketChatClient client, string method, JsonElement parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(method);
        if (parameters.ValueKind != JsonValueKind.Array) throw new ArgumentException("A method's parameters are an array, also when there is one or none.", nameof(parameters));
        var request = new MethodRequest { Kind = "method", Id = CallId, Method = method, Parameters = parameters };
        // The name in the address is for the server's counting only, and may hold no slash.
        var answer = await client.RelayMethodAsync(method.Replace('/', ':'), request, cancellationToken).ConfigureAwait(false);
        if (answer.Error is { } error) throw new CallException(method, client.Connection.ReadError(Encoding.UTF8.GetBytes(error.GetRawText())));
        return answer.Result ?? default;
    }
}
