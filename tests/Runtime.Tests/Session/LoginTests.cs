namespace Framewright.Runtime.Tests.Session;

/// <summary>A login with one call: challenges, tokens, refusals.</summary>
public sealed class LoginTests
{
    private static readonly Credentials Password = new("hunter2", null);

    [Fact]
    public async Task A_challenge_is_answered_with_other_credentials()
    {
        var login = new Login(Password, presented => presented.Code == "123456" ? null : "totp-required") { Challenge = (challenge, _) => Given(challenge.Credentials with { Code = "123456" }) };
        await login.AuthenticateAsync(null!, CancellationToken.None);
        Assert.NotNull(login.Identity);
        Assert.Equal([Password, Password with { Code = "123456" }], login.Presented);
    }

    [Fact]
    public async Task A_challenge_sees_what_was_presented_and_what_the_server_said()
    {
        var seen = new List<LoginChallenge<Credentials>>();
        var login = new Login(Password, presented => presented.Code switch { "2" => null, "1" => "totp-invalid", _ => "totp-required" })
        {
            Challenge = (challenge, _) =>
            {
                seen.Add(challenge);
                return Given(Password with { Code = $"{seen.Count}" });
            },
        };
        await login.AuthenticateAsync(null!, CancellationToken.None);
        Assert.Equal([(null, "totp-required"), ("1", "totp-invalid")], seen.Select(challenge => (challenge.Credentials.Code, challenge.Error.Code)));
        Assert.All(seen, challenge => Assert.DoesNotContain("hunter2", challenge.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_challenge_is_answered_three_times_at_most()
    {
        var asked = 0;
        var login = new Login(Password, _ => "totp-invalid")
        {
            Challenge = (challenge, _) =>
            {
                asked++;
                return Given(challenge.Credentials);
            },
        };
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await login.AuthenticateAsync(null!, CancellationToken.None));
        Assert.Equal((3, 4, "totp-invalid", false), (asked, login.Presented.Count, refused.Code, refused.IsTransient));

        // Another attempt, another three.
        await Assert.ThrowsAsync<AuthenticationException>(async () => await login.AuthenticateAsync(null!, CancellationToken.None));
        Assert.Equal(6, asked);
    }

    [Fact]
    public async Task Who_gives_up_gets_the_refusal_without_any_credentials()
    {
        var login = new Login(Password, _ => "totp-required") { Challenge = (_, _) => Given(null) };
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await login.AuthenticateAsync(null!, CancellationToken.None));
        Assert.Equal(("totp-required", false), (refused.Code, refused.IsTransient));
        Assert.Single(login.Presented);
        Assert.DoesNotContain("hunter2", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anybody_to_ask_a_challenge_is_a_refusal_that_stays()
    {
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await new Login(Password, _ => "totp-required").AuthenticateAsync(null!, CancellationToken.None));
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task Other_codes_ask_nobody()
    {
        var login = new Login(Password, _ => "busy") { Challenge = (_, _) => throw new InvalidOperationException("asked") };
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await login.AuthenticateAsync(null!, CancellationToken.None));
        Assert.Equal(("busy", true), (refused.Code, refused.IsTransient));
    }

    [Fact]
    public async Task A_dead_token_has_the_source_asked_again_and_its_credentials_may_be_challenged()
    {
        var login = new Login(Password, presented => presented switch
        {
            { Token: not null } => "dead",
            { Code: null } => "totp-required",
            _ => null,
        })
        { Challenge = (challenge, _) => Given(challenge.Credentials with { Code = "1" }) };
        await login.AuthenticateAsync(null!, CancellationToken.None);
        await login.AuthenticateAsync(null!, CancellationToken.None);
        Assert.Equal([Password, Password with { Code = "1" }, new("", null) { Token = "t1" }, Password, Password with { Code = "1" }], login.Presented);
    }

    [Fact]
    public async Task What_answers_a_challenge_may_fail_and_is_cancelled_with_the_attempt()
    {
        using var cancellation = new CancellationTokenSource();
        var login = new Login(Password, _ => "totp-required")
        {
            Challenge = async (_, token) =>
            {
                await cancellation.CancelAsync();
                token.ThrowIfCancellationRequested();
                return null;
            },
        };
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await login.AuthenticateAsync(null!, cancellation.Token));
        Assert.Null(login.Identity);
    }

    private static ValueTask<Credentials?> Given(Credentials? credentials) => new(credentials);

    private sealed record Credentials(string Password, string? Code)
    {
        public string? Token { get; init; }
    }

    private sealed record Owner(string Token);

    /// <summary>A login whose refusals the test decides: a code, or null to accept.</summary>
    private sealed class Login(Credentials credentials, Func<Credentials, string?> decide) : LoginAuthenticator<Credentials, Owner>(_ => new(credentials))
    {
        public List<Credentials> Presented { get; } = [];

        protected override ValueTask<Owner> LoginAsync(Credentials credentials, CancellationToken cancellationToken)
        {
            Presented.Add(credentials);
            return decide(credentials) is { } code ? throw new CallException("Login", new ServerError { Code = code }) : new(new Owner("t1"));
        }

        protected override bool IsTerminal(string? code) => code is "dead";

        protected override bool IsChallenge(string? code) => code is "totp-required" or "totp-invalid";

        protected override Credentials Resume(Owner earlier) => new("", null) { Token = earlier.Token };
    }
}
