using System.Text;
using System.Text.Json;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Output;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>What generated protocols do with credentials, captures and decisions, and what they want of a socket.</summary>
public sealed class LifecycleTests : IDisposable
{
    private const string Frame = """{"t":"event","on":"a","n":41,"sid":"s1","value":[1]}""";

    private readonly GeneratedAssembly assembly = Generation.Of(
        ApiSchemas.Anchor("Living") + ApiSchemas.Anchor("Pinged"), LifecycleSchemas.Life, LifecycleSchemas.Living, LifecycleSchemas.Pinging, LifecycleSchemas.Pinged).Load();

    private readonly LifecycleProbe life;

    public LifecycleTests() => life = LifecycleProbe.Of(assembly, "Life");

    public void Dispose() => assembly.Dispose();

    [Fact]
    public void Credentials_are_written_with_their_types_and_left_out_where_they_may_be()
    {
        life.Present(Credentials());
        Assert.Equal("""{"t":"login","id":"7","token":"t\u0022","as":"5/"}""", life.WriteTemplate(0, 7));
        Assert.Equal("""{"t":"resume","sid":null,"pin":null}""", life.WriteTemplate(1, 7));
        life.Present(Credentials(pin: 12));
        Assert.Equal("""{"t":"login","id":"7","token":"t\u0022","pin":12,"as":"5/"}""", life.WriteTemplate(0, 7));
        Assert.True(life.NeedsCredentials);
        Assert.False(LifecycleProbe.Of(assembly, "Pinging").NeedsCredentials);
        Assert.Throws<ArgumentException>(() => life.Present(new Other()));
    }

    [Fact]
    public void A_record_of_credentials_shows_no_secret() =>
        Assert.Equal("LifeCredentials { Token = ***, Pin = ***, Shard = , Bits = 5, Quiet =  }", Credentials(pin: 12).ToString());

    [Fact]
    public void What_is_kept_outlives_the_socket_and_all_else_does_not()
    {
        Assert.True(life.KeepsSession);
        Assert.False(life.Has(0));
        life.Take("""{"t":"hello","rate":30,"resume":{"url":"wss://r/x"}}""");
        life.Take(Frame);
        Assert.True(life.Has(0));
        Assert.Equal(new HeartbeatPolicy(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90)) { IsFixedRate = true, FirstIsRandom = true }, life.SessionHeartbeat());
        life.ForgetSocket();
        Assert.Null(life.SessionHeartbeat());
        Assert.True(life.Has(0));
        Assert.Equal("""{"t":"resume","sid":"s1","pin":null}""", life.WriteTemplate(1, 7));
        life.Take("""{"t":"event","on":"a","sid":null,"value":1}""");
        Assert.False(life.Has(0));
    }

    [Fact]
    public void A_socket_gets_address_headers_query_and_sub_protocols()
    {
        life.Present(Credentials());
        var first = life.Connect();
        Assert.Null(first.Url);
        Assert.Equal(["life.v2", "life.v1"], first.SubProtocols);
        Assert.Equal("Bearer t\"", Assert.Single(first.Headers).Value);
        Assert.Equal([new("v", "2")], first.Query);

        life.Take("""{"t":"hello","resume":{"url":"wss://r/x"}}""");
        life.Take(Frame);
        life.CaptureEndpoint("""{"team":{"id":"T1"}}""");
        life.Present(Credentials(pin: 3, quiet: true));
        var next = life.Connect();
        Assert.Equal("wss://r/x", next.Url);
        Assert.Equal("3", next.Headers["x-pin"]);
        Assert.Equal([new("v", "2"), new("after", "42"), new("of", "T1/5"), new("q", "true")], next.Query);
    }

    [Fact]
    public void An_endpoint_is_asked_with_what_is_there()
    {
        life.Present(Credentials());
        var call = life.Endpoint()!;
        Assert.Equal(("POST", "connect"), (call.Method, call.Path));
        Assert.Equal(["dead", "7"], call.Terminal);
        Assert.Equal("t\"", Assert.Single(call.Headers).Value);
        Assert.Equal("""{"bits":5}""", Encoding.UTF8.GetString(call.Body.Span));
        var answer = """{"error":{"code":"x"},"urls":["wss://a"]}"""u8;
        Assert.Equal("\"wss://a\"", Encoding.UTF8.GetString(call.Url.Find(answer, 0).Of(answer)));
        Assert.Equal("\"x\"", Encoding.UTF8.GetString(call.Error!.Find(answer, 0).Of(answer)));
    }

    [Fact]
    public void Ends_ask_for_what_the_schema_says()
    {
        Assert.Equal([null, CloseAction.Stop, CloseAction.Retry, CloseAction.Reidentify, null], Enumerable.Range(0, 5).Select(life.Then));
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(life.RefusesCredentials));
    }

    [Fact]
    public void The_opening_is_a_list_with_jumps()
    {
        OpeningStep[] steps = assembly.Protocol("Life").Opening;
        Assert.Equal(
            "Await 0, Call 0, Unless 0>5, Send 1, Jump 0>10, Unless 1>8, Send 2, Jump 0>9, Send 2, Await 6, Await 6",
            string.Join(", ", steps.Select(step => $"{step.Action} {step.Ordinal}{(step.Target > 0 ? $">{step.Target}" : "")}")));
        Assert.Equal(["403", "gone"], steps[1].Terminal!);
        Assert.Equal([5], steps[^1].Others!);
    }

    [Fact]
    public void Clients_take_the_credentials_their_protocol_needs()
    {
        Assert.Equal([2, 3], assembly.Find("LivingClient").GetConstructors().Select(static x => x.GetParameters().Length).Order());
        Assert.Equal([1, 2], assembly.Find("PingedClient").GetConstructors().Select(static x => x.GetParameters().Length).Order());
        Assert.Equal(new HeartbeatPolicy(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)) { IsFixedRate = true, IsTransportPing = true }, assembly.Protocol("Pinging").Heartbeat);
    }

    private SessionCredentials Credentials(int? pin = null, bool? quiet = null)
    {
        var type = assembly.Find($"{Generation.RootNamespace}.Protocols.LifeCredentials");
        var credentials = Activator.CreateInstance(type)!;
        foreach (var (name, value) in new (string, object?)[] { ("Token", "t\""), ("Bits", 5L), ("Pin", pin), ("Quiet", quiet), ("Shard", default(JsonElement?)) })
        {
            type.GetProperty(name)!.SetValue(credentials, value);
        }

        return (SessionCredentials)credentials;
    }

    private sealed record Other : SessionCredentials;
}
