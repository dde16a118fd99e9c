using System.Text.Json;
using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Workspace;

/// <summary>The server's settings: read by type, followed, changed.</summary>
public sealed class SettingTests
{
    [Fact]
    public void Values_are_read_by_type()
    {
        Assert.Equal("Lab", Of("\"Lab\"").AsText());
        Assert.True(Of("true").AsFlag());
        Assert.Equal(90.5, Of("90.5").AsNumber());
        Assert.Null(Of("null").AsText());
        Assert.Null(new Setting { Id = "x" }.AsFlag());
    }

    [Fact]
    public void A_value_of_another_type_is_an_error_that_does_not_show_it()
    {
        Assert.Throws<InvalidOperationException>(() => Of("1").AsText());
        Assert.Throws<InvalidOperationException>(() => Of("\"true\"").AsFlag());
        var error = Assert.Throws<InvalidOperationException>(() => Of("\"hunter2\"").AsNumber());
        Assert.Contains("'x'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", Of("\"hunter2\"").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Public_settings_are_read_and_followed()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.SetSetting("Site_Name", "Lab");
        await using var settings = await scene.Client.WatchPublicSettingsAsync().Within();
        Assert.Equal("Lab", settings["Site_Name"]?.AsText());
        Assert.True(settings.All.Count > 1);

        scene.Server.SetSetting("Site_Name", "Laboratory");
        scene.Server.SetSetting("New_One", 7);
        scene.Server.SetSetting("SMTP_Password", "hunter2", isPublic: false);

        await Bounded.UntilAsync(() => settings["New_One"]?.AsNumber() == 7);
        Assert.Equal("Laboratory", settings["Site_Name"]?.AsText());
        Assert.Null(settings["SMTP_Password"]);
        Assert.False(settings.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_removed_setting_goes()
    {
        await using var scene = await Scene.OpenAsync();
        await using var settings = await scene.Client.WatchPublicSettingsAsync().Within();
        Assert.NotNull(settings["Site_Name"]);

        scene.Server.Publish("stream-notify-all", "public-settings-changed", "removed", new System.Text.Json.Nodes.JsonObject { ["_id"] = "Site_Name" });

        await Bounded.UntilAsync(() => settings["Site_Name"] is null);
    }

    [Fact]
    public async Task What_changed_while_the_connection_was_broken_is_read_afterwards()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        await using var settings = await scene.Client.WatchPublicSettingsAsync().Within();

        await scene.Server.StopAsync();
        scene.Server.SetSetting("Site_Name", "Elsewhere");
        await scene.Server.RestartAsync();

        await Bounded.UntilAsync(() => settings["Site_Name"]?.AsText() == "Elsewhere");
    }

    [Fact]
    public async Task Following_ends_with_the_connection_and_says_why()
    {
        await using var scene = await Scene.OpenAsync();
        await using var settings = await scene.Client.WatchPublicSettingsAsync().Within();

        scene.Server.Faults.DropConnections();

        await Assert.ThrowsAsync<ConnectionLostException>(() => settings.Completion.Within());
        Assert.NotNull(settings["Site_Name"]);
    }

    [Fact]
    public async Task Disposed_settings_are_followed_no_more()
    {
        await using var scene = await Scene.OpenAsync();
        var settings = await scene.Client.WatchPublicSettingsAsync().Within();

        await settings.DisposeAsync().Within();

        await settings.Completion.Within();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-all", "public-settings-changed", 0);
    }

    [Fact]
    public async Task An_administrator_changes_settings_of_each_type()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Alice.IsAdministrator = true;

        await scene.Client.SetSettingAsync("Site_Name", "Lab").Within();
        await scene.Client.SetSettingAsync("Message_MaxAllowedSize", 100).Within();
        await scene.Client.SetReadReceiptsAsync(true).Within();

        var settings = (await scene.Client.GetPublicSettingsAsync().Within()).ToDictionary(setting => setting.Id);
        Assert.Equal("Lab", settings["Site_Name"].AsText());
        Assert.Equal(100, settings["Message_MaxAllowedSize"].AsNumber());
        Assert.True(settings["Message_Read_Receipt_Enabled"].AsFlag());
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_goes_along()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Alice.IsAdministrator = true;
        scene.Alice.TotpCode = "123456";

        var asked = await Assert.ThrowsAsync<CallException>(() => scene.Client.SetSettingAsync("Site_Name", "Lab").Within());
        await scene.Client.SetSettingAsync("Site_Name", "Lab", new SecondFactorProof { Code = "123456", Method = SecondFactorMethod.AuthenticatorApp }).Within();

        Assert.Equal(RefusalKind.SecondFactor, asked.Refusal);
        Assert.Equal("Lab", (await scene.Client.GetPublicSettingsAsync().Within()).Single(setting => setting.Id == "Site_Name").AsText());
    }

    private static Setting Of(string json) => new() { Id = "x", Value = JsonElement.Parse(json) };
}
