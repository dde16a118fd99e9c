using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Session;

namespace Framewright.Runtime.Tests.Seam;

/// <summary>What repeats of calls need: ids that nobody has used, and calls that ask what became of one.</summary>
public sealed class RepeatTests
{
    [Fact]
    public void Fresh_ids_are_of_their_scheme_and_never_the_same()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10_000; i++)
        {
            var id = FreshId.Of(IdScheme.Alphanumeric17);
            Assert.Matches("^[2-9A-HJ-NP-TW-Za-km-z]{17}$", id);
            Assert.True(seen.Add(id));
            var uuid = FreshId.Of(IdScheme.Uuid);
            Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", uuid);
            Assert.True(seen.Add(uuid));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => FreshId.Of((IdScheme)9));
    }

    [Fact]
    public void A_confirming_call_is_made_of_the_id()
    {
        var confirmation = new CallConfirmation<Custom>(id => new Custom(writer => writer.WriteStringValue(id)));
        var idempotency = new CallIdempotency(new JsonPath(0, "_id"), IdScheme.Alphanumeric17, "Custom") { Confirmation = confirmation };
        var recorded = new Recorded();
        idempotency.Confirmation!.Write(recorded, 7, "m1");
        Assert.Equal((7, "\"m1\""), (recorded.Id, recorded.Parameters));
        Assert.Same(Custom.Method, idempotency.Confirmation.Method);
    }

    [Fact]
    public void A_watched_topic_is_looked_for_anew_and_found_in_the_scope_of_its_topic()
    {
        var watched = new Topic(Wire.Numbers, ["watched"]);
        Topic? found = null;
        var loss = new TopicLoss(Wire.Numbers, () => found, new LossCondition(new JsonPath(0), "gone"));
        Assert.Null(loss.Watch);
        found = watched;
        Assert.Same(watched, loss.Watch);
        Assert.True(loss.IsToldBy("""["gone"]"""u8));

        var topic = new Topic(Wire.Numbers, ["a"]) { LostWhen = loss };
        var scope = new Scope("Room", ["x"]);
        Assert.Same(scope, topic.In(scope, new object()).LostWhen!.Watch!.Scope);
        Assert.True(topic.In(scope, new object()).LostWhen!.IsToldBy("""["gone"]"""u8));
        Assert.Same(watched, new TopicLoss(Wire.Numbers) { Watch = watched }.Watch);
        Assert.Null(new TopicLoss(Wire.Numbers).Watch);
    }

    private sealed class Recorded : ICallWriter
    {
        public long Id { get; private set; }

        public string Parameters { get; private set; } = "";

        public void Write<TCall>(long id, in TCall call)
            where TCall : struct, ICall
        {
            var buffer = new System.Buffers.ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer)) call.WriteParameters(writer);
            (Id, Parameters) = (id, System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }
}
