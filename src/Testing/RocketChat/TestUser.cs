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
        createdAt = workspace.Clock.Next();
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

    /// <summary>The fields of the document that a connection gets about its own user.</summary>
    internal JsonObject OwnDocument() => new()
    {
        ["username"] = Username,
        ["emails"] = new JsonArray(new JsonObject { ["address"] = Email, ["verified"] = true }),
        ["settings"] = new JsonObject(),
        ["_updatedAt"] = Ejson.Date(createdAt),
    };
}
