using System.Text;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Users;

/// <summary>Users are found, described, and keep their secrets.</summary>
public sealed class UserTests
{
    [Theory]
    [InlineData("bob")]
    [InlineData("@bob")]
    public async Task A_user_is_found_by_the_name(string name)
    {
        await using var scene = await Scene.OpenAsync();

        var user = await scene.Client.FindUserAsync(name).Within();

        Assert.Equal((scene.Bob.Id, "bob"), (user.Id, user.Username));
    }

    [Fact]
    public async Task A_user_is_found_by_the_id()
    {
        await using var scene = await Scene.OpenAsync();

        Assert.Equal("bob", (await scene.Client.FindUserAsync(scene.Bob.Id).Within()).Username);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("@nobody")]
    public async Task An_unknown_user_is_a_clear_error(string name)
    {
        await using var scene = await Scene.OpenAsync();

        var unknown = await Assert.ThrowsAsync<UserLookupException>(() => scene.Client.FindUserAsync(name).Within());

        Assert.Equal(name, unknown.Name);
        Assert.Contains("Check the spelling", unknown.Message, StringComparison.Ordinal);
        Assert.IsType<CallException>(unknown.InnerException);
    }

    [Fact]
    public void A_picture_has_an_address()
    {
        var server = new Uri("https://chat.example.com/sub/");

        Assert.Equal("https://chat.example.com/sub/avatar/bob", RocketChatUsers.AvatarAddress(server, "bob").AbsoluteUri);
        Assert.Equal("https://chat.example.com/sub/avatar/b%20b?etag=e%261", RocketChatUsers.AvatarAddress(server, "b b", "e&1").AbsoluteUri);
    }

    [Fact]
    public async Task A_picture_goes_out_as_a_data_address()
    {
        await using var scene = await Scene.OpenAsync();

        // The server has no pictures, so that it refuses what it got.
        await Assert.ThrowsAsync<CallException>(() => scene.Client.SetAvatarAsync(new byte[] { 1, 2, 3 }, "image/png").Within());

        var sent = scene.Socket.Received.Single(frame => frame.TextMember("method") == "setAvatarFromService").Member("params")!;
        Assert.Equal("""["data:image/png;base64,AQID","image/png","upload"]""", sent.ToJsonString());
    }

    [Fact]
    public void What_proves_a_user_is_part_of_no_text()
    {
        const string Json =
            """
            {"_id":"u1","inviteToken":"hidden0","e2e":{"public_key":"pk","private_key":"hidden1"},"services":{
            "password":{"bcrypt":"hidden2"},"passwordHistory":["hidden3"],"email":{"verificationTokens":[{"token":"hidden4","address":"a@b.c"}]},
            "emailCode":{"code":"hidden5"},"totp":{"enabled":true,"secret":"hidden6","tempSecret":"hidden7","hashedBackup":["hidden8"]},
            "resume":{"loginTokens":[{"hashedToken":"hidden9"}]},"cloud":{"accessToken":"hidden10"},"iframe":{"token":"hidden11"},
            "loginToken":{"token":"hidden12"},"nextcloud":{"accessToken":"hidden13"},"github":{"accessToken":"hidden14"},"saml":{"idpSession":"hidden15"}}}
            """;

        var user = User.Parse(Encoding.UTF8.GetBytes(Json));

        Assert.Equal("hidden2", user.Services?.Password?.Hash);
        Assert.Equal("hidden6", user.Services?.AppSecondFactor?.Secret);
        Assert.True(user.Services?.AppSecondFactor?.IsEnabled);
        Assert.DoesNotContain("hidden", user.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_changed_of_an_account_is_told_apart()
    {
        var updated = UserDataChange.Parse("""{"type":"updated","id":"u1","diff":{"name":"Bob","services.resume.loginTokens":[{"hashedToken":"hidden"}]},"unset":{"bio":1}}"""u8);
        var removed = UserDataChange.Parse("""{"id":"u1","type":"removed"}"""u8);

        var change = Assert.IsType<UserDataChange.Updated>(updated).Value;
        Assert.Equal(("u1", "Bob", true), (change.Id, change.Changed.Name, change.Removed!.ContainsKey("bio")));
        Assert.True(change.Changed.Unknown.ContainsKey("services.resume.loginTokens"));
        Assert.DoesNotContain("hidden", updated.ToString(), StringComparison.Ordinal);
        Assert.IsType<UserDataChange.Removed>(removed);
    }
}
