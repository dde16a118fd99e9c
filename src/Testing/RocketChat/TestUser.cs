using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat;

/// <summary>An account on a <see cref="RocketChatServer"/>. Made by <see cref="RocketChatServer.AddUser"/>; lives as long as the server.</summary>
public sealed class TestUser
{
    private readonly Workspace workspace;
    private readonly long createdAt;

    internal TestUser(Workspace workspace, string username, string password, string name, string personalAccessToken)
    {
        this.workspace = workspace;
        Id = Ids.Document();
        Username = username;
        Name = name;
        Email = username + "@example.test";
        PersonalAccessToken = personalAccessToken;
        PasswordDigest = DigestOf(password);
        StatusChangedAt = createdAt = workspace.Clock.Next();
    }

    /// <summary>The user's id, 17 characters.</summary>
    public string Id { get; }

    /// <summary>The name that mentions and direct messages use.</summary>
    public string Username { get; }

    /// <summary>The name for people.</summary>
    public string Name { get; }

    /// <summary>The verified address, <c>username@example.test</c>; also accepted at login.</summary>
    public string Email { get; }

    /// <summary>A token without expiry that a bot can log in with (<c>{"resume": …}</c>).</summary>
    public string PersonalAccessToken { get; }

    /// <summary>The code of the second factor; null, the default, asks for none. Logins with a token are never asked.</summary>
    public string? TotpCode { get; set; }

    /// <summary>How the user appears to others now; <see cref="UserStatus.Offline"/> until somebody says otherwise.</summary>
    public UserStatus Status { get; internal set; }

    /// <summary>The text beside the status; empty by default.</summary>
    public string StatusText { get; internal set; } = "";

    /// <summary>Whether the account may be used; see <see cref="RocketChatServer.Deactivate"/>.</summary>
    public bool IsActive { get; internal set; } = true;

    /// <summary>Whether the user has the role <c>admin</c>; false by default.</summary>
    public bool IsAdministrator { get; set; }

    internal JsonObject Preferences { get; } = [];

    internal long StatusChangedAt { get; set; }

    internal string StatusName => Status.ToString().ToLowerInvariant();

    internal string PasswordDigest { get; }

    /// <summary>Makes a resume token as a login would, valid for <see cref="RocketChatServerOptions.TokenLifetime"/>.</summary>
    public string CreateToken()
    {
        lock (workspace.Gate)
            return workspace.Users.IssueToken(this).Value;
    }

    /// <summary>Makes a resume token that has already expired.</summary>
    public string CreateExpiredToken()
    {
        lock (workspace.Gate)
            return workspace.Users.IssueToken(this, TimeSpan.FromMilliseconds(-1)).Value;
    }

    /// <inheritdoc/>
    public override string ToString() => Username;

    internal static string DigestOf(string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)));

    internal JsonObject Reference() => new() { ["_id"] = Id, ["username"] = Username, ["name"] = Name };

    internal JsonObject ShortReference() => new() { ["_id"] = Id, ["username"] = Username };

    /// <summary>What the user may see of the own account over HTTP.</summary>
    internal JsonObject Profile()
    {
        var profile = PublicProfile();
        profile["emails"] = new JsonArray(new JsonObject { ["address"] = Email, ["verified"] = true });
        profile["email"] = Email;
        profile["settings"] = new JsonObject { ["preferences"] = Preferences.DeepClone() };
        profile["statusDefault"] = "online";
        profile["_updatedAt"] = Ejson.Date(createdAt);
        return profile;
    }

    /// <summary>What others may see of the account over HTTP.</summary>
    internal JsonObject PublicProfile() => new()
    {
        ["_id"] = Id,
        ["createdAt"] = Ejson.Date(createdAt),
        ["username"] = Username,
        ["name"] = Name,
        ["type"] = "user",
        ["active"] = IsActive,
        ["roles"] = IsAdministrator ? new JsonArray("user", "admin") : new JsonArray("user"),
        ["status"] = StatusName,
        ["statusText"] = StatusText,
        ["statusConnection"] = StatusName,
        ["utcOffset"] = 0,
    };

    internal JsonObject PresenceDocument() => new()
    {
        ["_id"] = Id,
        ["username"] = Username,
        ["name"] = Name,
        ["status"] = StatusName,
        ["statusText"] = StatusText,
        ["utcOffset"] = 0,
    };

    /// <summary>The fields of the document that a connection gets about its own user.</summary>
    internal JsonObject OwnDocument() => new()
    {
        ["username"] = Username,
        ["emails"] = new JsonArray(new JsonObject { ["address"] = Email, ["verified"] = true }),
        ["settings"] = new JsonObject(),
        ["_updatedAt"] = Ejson.Date(createdAt),
    };
}
