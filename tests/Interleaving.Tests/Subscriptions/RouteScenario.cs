using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Subscriptions;

namespace Framewright.Interleaving.Tests.Subscriptions;

/// <summary>The reader looks a route up while others are added, until the table grows, and one is removed.</summary>
internal sealed class RouteScenario : Scenario
{
    private readonly RouteTable table = new(7);
    private readonly TopicEntry steady = Topic("steady");
    private readonly TopicEntry leaving = Topic("leaving");

    public override void Prepare(Stage stage)
    {
        table.Add(steady);
        table.Add(leaving);
        for (var index = 0; index < 5; index++) table.Add(Topic($"before {index}"));
        stage.Add("reader", () => Look(stage));
        stage.Add("writer", Change);
    }

    public override void Verify(Action<bool, string> require)
    {
        require(table.Count == 9, $"{table.Count} routes are in the table");
        require(Find(steady).Length == 1 && Find(leaving).Length == 0, "a route is missing, or there still");
    }

    private void Look(Stage stage)
    {
        for (var round = 0; round < 3; round++)
        {
            if (Find(steady) is not [var found] || !ReferenceEquals(found, steady)) stage.Violations.Add("a topic that stays was not found");
            if (Find(leaving) is [var other] && !ReferenceEquals(other, leaving)) stage.Violations.Add("another topic was found");
        }
    }

    private void Change()
    {
        table.Remove(leaving);
        for (var index = 0; index < 3; index++) table.Add(Topic($"behind {index}"));
    }

    private TopicEntry[] Find(TopicEntry topic) => table.Find(new RouteKey(topic.Topic.Route));

    private static TopicEntry<long, long> Topic(string name) => new(Wire.Numbers, new Topic(Wire.Numbers, ["room", name]));
}
