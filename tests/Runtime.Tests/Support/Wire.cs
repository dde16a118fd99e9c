using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>Streams, topics, readers and frames of the test protocol.</summary>
internal static class Wire
{
    public static ValueStream<Int64Codec, long, long> Numbers { get; } = new("Numbers");

    public static ValueStream<TextCodec, JsonText, string> Texts { get; } = new("Texts");

    public static ReplyReader<long> Number => ValueReply<Int64Codec, long, long>.Instance;

    public static ReplyReader<string> Text => ValueReply<TextCodec, JsonText, string>.Instance;

    public static Topic Room(string id, RealtimeStream? stream = null) => new(stream ?? Numbers, ["room", id]);

    public static string Event(string room, string body) => $$"""{"t":"event","route":["room","{{room}}"],"body":{{body}}}""";

    public static string Event(string room, long number) => Event(room, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static string Reply(long id, string result) => $$"""{"t":"reply","id":"{{id}}","result":{{result}}}""";

    public static string Failure(long id, string code) => $$"""{"t":"reply","id":"{{id}}","error":"{{code}}"}""";

    public static string Subscribed(params long[] ids) => $$"""{"t":"subscribed","ids":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}]}""";

    public static string Unsubscribed(long id, string? error = null) => $$"""{"t":"unsubscribed","id":"{{id}}"{{(error is null ? "" : $",\"error\":\"{error}\"")}}}""";
}
