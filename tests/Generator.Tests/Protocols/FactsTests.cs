using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>What a protocol states about itself.</summary>
public sealed class FactsTests(ProtocolFixture fixture) : IClassFixture<ProtocolFixture>
{
    [Fact]
    public void The_opening_is_the_schemas()
    {
        OpeningStep[] expected = [new(OpeningAction.Send, 0), new(OpeningAction.Await, 0), new(OpeningAction.Send, 1)];
        Assert.Equal(expected, fixture.New("Small").Opening);
        Assert.Empty(fixture.New("Bare").Opening);
    }

    [Fact]
    public void The_heartbeat_is_the_schemas()
    {
        Assert.Equal(new HeartbeatPolicy(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25)), fixture.New("Small").Heartbeat);
        Assert.Null(fixture.New("Mixed").Heartbeat);
    }

    [Theory]
    [InlineData(1000, CloseAction.Stop)]
    [InlineData(4001, CloseAction.Reidentify)]
    [InlineData(1001, CloseAction.Retry)]
    [InlineData(null, CloseAction.Retry)]
    public void Close_codes_are_the_schemas(int? code, CloseAction action) => Assert.Equal(action, fixture.New("Small").OnClose(code));

    [Fact]
    public void Kinds_have_names_and_answers()
    {
        var probe = fixture.New("Small");
        Assert.Equal("ping", probe.KindName(2));
        Assert.Equal("unknown", probe.KindName(-1));
        Assert.Equal(6, probe.AnswerTo(2));
        Assert.Equal(-1, probe.AnswerTo(0));
        Assert.Equal(-1, probe.AnswerTo(-1));
    }

    [Fact]
    public void Whether_subscriptions_are_confirmed_is_told_by_the_frames()
    {
        Assert.True(fixture.New("Small").ConfirmsSubscriptions);
        Assert.True(fixture.New("Mixed").ConfirmsSubscriptions); // by the reply to the subscription's id
        Assert.False(fixture.New("Bare").ConfirmsSubscriptions);
    }
}
