using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using PresenceStatus = Framewright.RocketChat.PresenceStatus;
using Status = Framewright.Testing.RocketChat.UserStatus;

namespace Framewright.Client.Tests.Wire;

/// <summary>The presence stream, whose first subscription carries all later ones.</summary>
public sealed class PresenceFactTests
{
    private const string Stream = "stream-user-presence";

    public static TheoryData<ServerFlavor> Both => Flavors.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Later_subscriptions_are_answered_by_a_bare_nosub_and_are_live(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        var carol = scene.Server.AddUser("carol");
        var (ofBob, ofCarol) = (new Inbox<PresenceChange>(), new Inbox<PresenceChange>());
        var bob = await scene.Client.SubscribeToPresenceAsync(scene.Bob.Id, ofBob.AddAsync).Within();
        await using var second = await scene.Client.SubscribeToPresenceAsync(carol.Id, ofCarol.AddAsync).Within();

        scene.Server.SetStatus(carol, Status.Busy, "lunch");
        scene.Server.SetStatus(scene.Bob, Status.Away);
        scene.Server.SetStatus(scene.Alice, Status.Online);

        var change = await ofCarol.NextAsync();
        Assert.Equal(("carol", PresenceStatus.Busy, "lunch"), (change.Username, change.Status, change.Text));
        Assert.Equal(PresenceStatus.Away, (await ofBob.NextAsync()).Status);
        Assert.Equal(1, scene.Socket.Sent.Count(frame => frame.TextMember("msg") == "nosub"));

        // The carrier's own user goes; the carrier stays for the other.
        await bob.DisposeAsync().Within();
        scene.Server.SetStatus(carol, Status.Offline);
        Assert.Equal(PresenceStatus.Offline, (await ofCarol.NextAsync()).Status);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task After_a_break_there_is_a_carrier_again(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor }, FastHealing.Of);
        var (ofBob, ofAlice) = (new Inbox<PresenceChange>(), new Inbox<PresenceChange>());
        await using var bob = await scene.Client.SubscribeToPresenceAsync(scene.Bob.Id, ofBob.AddAsync).Within();
        await using var alice = await scene.Client.SubscribeToPresenceAsync(scene.Alice.Id, ofAlice.AddAsync).Within();

        scene.Server.Faults.DropConnections();
        var socket = await scene.Server.Connections.WaitForAcceptedAsync(2);
        await Bounded.UntilAsync(() => socket.Received.Count(frame => frame.TextMember("name") == Stream) == 2 && (bob.State, alice.State) == (SubscriptionState.Live, SubscriptionState.Live));
        await scene.Client.GetRoomsAsync().Within();
        scene.Server.SetStatus(scene.Bob, Status.Busy);
        scene.Server.SetStatus(scene.Alice, Status.Away);

        Assert.Equal(PresenceStatus.Busy, (await ofBob.NextAsync()).Status);
        Assert.Equal(PresenceStatus.Away, (await ofAlice.NextAsync()).Status);
    }

    [Fact]
    public async Task How_things_are_is_asked_over_HTTP()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.SetStatus(scene.Bob, Status.Busy, "lunch");

        var snapshot = await scene.Client.GetPresenceAsync([scene.Bob.Id, scene.Alice.Id]).Within();

        Assert.Equal(2, snapshot.Users.Count);
        Assert.Single(snapshot.Users, user => user.Username == "bob" && user.Text == "lunch");
    }
}
