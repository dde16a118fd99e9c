using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Session;

/// <summary>What is known to do about an error is in the exception, and at the end of its message.</summary>
public sealed class AdviceTests
{
    private const string Advice = "Ask an owner of the room.";

    [Fact]
    public async Task A_refused_call_says_what_to_do()
    {
        await using var session = await LiveAsync();
        var refused = await CallAsync(session, "no-way", 0);
        Assert.Equal((Advice, Advice), (refused.Advice, refused.Error.Advice));
        Assert.EndsWith(". " + Advice, refused.Message, StringComparison.Ordinal);

        var other = await CallAsync(session, "new", 1);
        Assert.Null(other.Advice);
        Assert.EndsWith("[new].", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sub_clients_share_the_advice()
    {
        await using var session = await LiveAsync();
        await using var scoped = session.Connection.WithScope(new Scope("Tab", ["t1"]));
        Assert.Same(session.Connection.Advice, scoped.Advice);
    }

    [Fact]
    public async Task A_refused_subscription_says_what_to_do()
    {
        await using var session = await LiveAsync();
        session.Server.Confirms = false;
        var refused = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")).AsTask();
        await session.ReceiveAsync(Wire.Unsubscribed(await session.SentAsync("subscribe"), "no-way"));
        var error = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(refused));
        Assert.Equal(Advice, error.Advice);
        Assert.EndsWith(". " + Advice, error.Message, StringComparison.Ordinal);

        var without = new SubscriptionRefusedException("Numbers", null);
        Assert.Null(without.Advice);
        Assert.EndsWith("no reason given.", without.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_login_says_what_to_do()
    {
        var login = new Login();
        await using var session = new TestSession(authenticator: login, advice: AdviceFor);
        login.Use(session.Connection);
        var connecting = session.Connection.ConnectAsync().AsTask();
        await session.ReceiveAsync(Wire.Failure(await session.SentAsync("call"), "no-way"));
        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => Until.Done(connecting));
        Assert.Equal(("no-way", Advice), (refused.Code, refused.Advice));
        Assert.EndsWith(". " + Advice, refused.Message, StringComparison.Ordinal);
    }

    private static async Task<TestSession> LiveAsync()
    {
        var session = new TestSession(advice: AdviceFor);
        await session.ConnectAsync();
        return session;
    }

    private static async Task<CallException> CallAsync(TestSession session, string code, int skip)
    {
        var call = session.Connection.CallRawAsync(new Echo(1)).AsTask();
        await session.ReceiveAsync(Wire.Failure(await session.SentAsync("call", skip), code));
        return await Assert.ThrowsAsync<CallException>(() => Until.Done(call));
    }

    private static string? AdviceFor(string code) => code == "no-way" ? Advice : null;

    private sealed class Login : LoginAuthenticator<string, string>
    {
        private RealtimeConnection? connection;

        public Login()
            : base(_ => new("who"))
        {
        }

        public void Use(RealtimeConnection used) => connection = used;

        protected override async ValueTask<string> LoginAsync(string credentials, CancellationToken cancellationToken)
        {
            using var answer = await connection!.CallRawAsync(new Echo(1), cancellationToken);
            return answer.ToString();
        }

        protected override bool IsTerminal(string? code) => true;
    }
}
