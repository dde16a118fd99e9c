using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.RocketChat.Server;

namespace Framewright.RocketChat;

/// <summary>Methods of the realtime api that are called over HTTP.</summary>
public static class RocketChatMethodCalls
{
    /// <summary>The same for all calls: each answer comes back to the request that asked for it.</summary>
    private const string CallId = "1";

    private static readonly JsonPath Error = new("message", JsonPathStep.InText, "error");

    private static readonly HttpMethodDescriptor Method = new("CallMethod", "POST", TimeoutClass.Long)
    {
        Result = new("message", JsonPathStep.InText, "result"),
        Error = Error,
        Errors = RestCalls.Errors,
        // Servers differ in the status and in what they call a success when the method itself refused.
        Success = static answer => RestCalls.IsSuccess(answer) && Error.Read(answer).IsEmpty,
    };

    /// <summary>Calls any realtime method over HTTP: for a place that no socket gets out of, or for a method that no schema has. It needs a login, and no live socket.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="method">The method's name on the wire, such as <c>getRoomIdByNameOrId</c>.</param>
    /// <param name="parameters">The parameters, a JSON array, with dates as the realtime api writes them (<c>{"$date": 1700000000123}</c>).</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <returns>What the method gave back; of kind <see cref="JsonValueKind.Undefined"/> when it gave nothing.</returns>
    /// <exception cref="ArgumentException">The parameters are no array.</exception>
    /// <exception cref="CallException">The method, or the server before it, refused: with the same codes as over the socket, and with <see cref="CallException.RetryAfter"/> where it was asked too often.</exception>
    /// <exception cref="CallTimeoutException">No answer came within <see cref="RealtimeOptions.LongCallTimeout"/>.</exception>
    /// <exception cref="ConnectionLostException">No answer came.</exception>
    /// <exception cref="AuthenticationException">Nobody is logged in.</exception>
    public static ValueTask<JsonElement> CallMethodOverHttpAsync(this IRocketChatClient client, string method, JsonElement parameters, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(method);
        if (parameters.ValueKind != JsonValueKind.Array) throw new ArgumentException("A method's parameters are an array, also when there is one or none.", nameof(parameters));
        var envelope = new MethodEnvelope { Request = new MethodRequest { Kind = "method", Id = CallId, Method = method, Parameters = parameters } };
        var call = RestCalls.Begin(Method, client, "/api/v1/method.call/");
        // The name in the address is for the server's counting only, and may hold no slash.
        call.AppendPathValue(nameof(method), method.Replace('/', ':'));
        call.SetBody(writer => MethodEnvelope.Write(writer, envelope));
        return client.Connection.CallHttpAsync(call, ValueReply<JsonCodec, JsonSlice, JsonElement>.Instance, cancellationToken);
    }
}
