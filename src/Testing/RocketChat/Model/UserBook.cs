namespace Framewright.Testing.RocketChat.Model;

/// <summary>The accounts and their tokens. Guarded by the workspace's lock.</summary>
internal sealed class UserBook(Workspace workspace)
{
    private readonly Dictionary<string, TestUser> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoginToken> tokens = new(StringComparer.Ordinal);

    public IEnumerable<TestUser> All => byName.Values;

    public TestUser Add(string username, string password, string name)
    {
        var access = Ids.Token();
        var user = new TestUser(workspace, username, password, name, access);
        byName.Add(username, user);
        tokens.Add(access, new LoginToken(access, user, null));
        return user;
    }

    public TestUser? Named(string? username) => username is not null && byName.TryGetValue(username, out var user) ? user : null;

    public TestUser? WithId(string? id) => byName.Values.FirstOrDefault(user => user.Id == id);

    public TestUser? WithEmail(string? email) => byName.Values.FirstOrDefault(user => user.Email == email);

    public LoginToken? Token(string value) => tokens.GetValueOrDefault(value);

    public LoginToken IssueToken(TestUser user) => IssueToken(user, workspace.Options.TokenLifetime);

    public LoginToken IssueToken(TestUser user, TimeSpan lifetime) => IssueToken(user, workspace.Clock.Now + (long)lifetime.TotalMilliseconds);

    public LoginToken IssueToken(TestUser user, long? expiresAt) => Keep(new LoginToken(Ids.Token(), user, expiresAt));

    public LoginToken IssuePersonalToken(TestUser user, string name) => Keep(new LoginToken(Ids.Token(), user, null) { Name = name });

    public LoginToken? PersonalToken(TestUser user, string name) => tokens.Values.FirstOrDefault(token => token.Owner == user && token.Name == name);

    /// <summary>Changes what others see of a user; null leaves a part as it is.</summary>
    public void SetStatus(TestUser user, UserStatus? status, string? text)
    {
        user.Status = status ?? user.Status;
        user.StatusText = text ?? user.StatusText;
        user.StatusChangedAt = workspace.Clock.Next();
        workspace.Broadcast.Presence(user);
    }

    public void Revoke(string value) => tokens.Remove(value);

    public void RevokeResumeTokens(TestUser user, string? except = null)
    {
        foreach (var token in tokens.Values.Where(token => token.Owner == user && token.ExpiresAt is not null && token.Value != except).ToArray())
            tokens.Remove(token.Value);
    }

    private LoginToken Keep(LoginToken token)
    {
        tokens.Add(token.Value, token);
        return token;
    }
}
