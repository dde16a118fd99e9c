using System.Collections.Concurrent;
using System.Text.Json;
using Framewright.Testing.Scripted;

namespace Framewright.Testing;

/// <summary>A connection without a server, for tests of code that is given a client's interface: calls are answered by a script, events are published by the test.</summary>
/// <remarks>
/// A mock of a client's interface returns <see cref="Connection"/> from its own <c>Connection</c>; then it answers the methods and streams too that other
/// assemblies add to the interface by extension. It knows no protocol: calls go by their names on the wire, events by the values that route them.
/// All members are safe to use from any thread. Dispose it to end the connection.
/// </remarks>
public sealed class ScriptedConnection : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<JsonElement, ScriptedReply>> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ScriptedCall> calls = new();
    private readonly ScriptTransport transport;

    private ScriptedConnection()
    {
        transport = new ScriptTransport(Reply);
        Connection = new RealtimeConnection<ScriptProtocol>(new RealtimeOptions { Endpoint = new Uri("ws://localhost/script"), Connector = new ScriptConnector(transport) });
    }

    /// <summary>The connection, live from the beginning.</summary>
    public RealtimeConnection Connection { get; }

    /// <summary>The calls that were made so far, in order.</summary>
    public IReadOnlyList<ScriptedCall> Calls => [.. calls];

    /// <summary>Starts a connection that answers nothing yet: a call without an answer is refused with the code <c>not-scripted</c>.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ScriptedConnection> StartAsync(CancellationToken cancellationToken = default)
    {
        var scripted = new ScriptedConnection();
        await scripted.Connection.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return scripted;
    }

    /// <summary>Answers a method with always the same result, from now on.</summary>
    /// <param name="method">The method's name on the wire.</param>
    /// <param name="result">The result as JSON.</param>
    public ScriptedConnection Answer(string method, string result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Answer(method, _ => result);
    }

    /// <summary>Answers a method with a result made of its parameters, from now on.</summary>
    /// <param name="method">The method's name on the wire.</param>
    /// <param name="answer">Makes the result, as JSON, of the parameters.</param>
    public ScriptedConnection Answer(string method, Func<JsonElement, string> answer)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(answer);
        answers[method] = parameters => new ScriptedReply(answer(parameters), null);
        return this;
    }

    /// <summary>Refuses a method, from now on.</summary>
    /// <param name="method">The method's name on the wire.</param>
    /// <param name="code">The error's code.</param>
    public ScriptedConnection Refuse(string method, string code)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(code);
        answers[method] = _ => new ScriptedReply(null, code);
        return this;
    }

    /// <summary>Delivers an event to whoever has subscribed to its topic; nobody else is told.</summary>
    /// <param name="route">The values that route it: those of the stream's <c>route</c>, or of its <c>topic</c> when it has none.</param>
    /// <param name="body">The event as JSON, in the shape that the stream's <c>event</c> has.</param>
    public void Publish(IReadOnlyList<string> route, string body)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(body);
        transport.Push(ScriptFrames.Event(route, body));
    }

    /// <summary>Ends the connection. May be called any number of times.</summary>
    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    private ScriptedReply Reply(string method, JsonElement parameters)
    {
        calls.Enqueue(new ScriptedCall(method, parameters.GetRawText()));
        return answers.TryGetValue(method, out var answer) ? answer(parameters) : new ScriptedReply(null, "not-scripted");
    }
}
