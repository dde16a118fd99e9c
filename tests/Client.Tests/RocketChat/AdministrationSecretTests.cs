using System.Text.Json;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>Tokens and passwords of what administrators handle are in no record's text.</summary>
public sealed class AdministrationSecretTests
{
    private const string Planted = "pl4nt3d";

    public static TheoryData<object> Records => new()
    {
        new WebdavAccount { Id = "w1", Password = Planted },
        new NewWebdavAccount { Name = "files", ServerUrl = "https://files.example.com", Password = Planted },
        new IncomingIntegration { Id = "i1", Token = Planted },
        new OutgoingIntegration { Id = "i1", Token = Planted },
        new NewOutgoingIntegration { Kind = IntegrationKind.Outgoing, Name = "a", IsEnabled = true, Trigger = IntegrationTrigger.MessageSent, Username = "bob", IsScriptEnabled = false, Token = Planted },
        new LivechatVisitor { Token = Planted },
        new LivechatInquiry { Id = "i1", Visitor = new LivechatVisitor { Token = Planted } },
        new LivechatMessage { Token = Planted, Id = "m1", RoomId = "r1", Text = "hi" },
        new PushRegistration { Tokens = new PushTokens { Google = Planted }, AuthToken = Planted, AppName = "app", UserId = null },
        new PushToken { Device = new PushDevice { Apple = Planted }, VoipToken = Planted },
        new CloudRegistration { IsRegistered = false, Token = Planted },
        new Statistics { Token = Planted },
        new AppSetting { Id = "s1", Value = JsonSerializer.SerializeToElement(Planted), DefaultValue = JsonSerializer.SerializeToElement(Planted) },
        new AppSettingChange { AppId = "a1", Setting = new AppSetting { Id = "s1", Value = JsonSerializer.SerializeToElement(Planted) } },
    };

    [Theory]
    [MemberData(nameof(Records), DisableDiscoveryEnumeration = true)]
    public void The_text_does_not_have_it(object record)
    {
        Assert.DoesNotContain(Planted, record.ToString(), StringComparison.Ordinal);
        Assert.Contains(record.GetType().Name, record.ToString(), StringComparison.Ordinal);
    }
}
