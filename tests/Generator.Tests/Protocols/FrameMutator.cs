using System.Text;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>Frames that are almost right: a seed gives the same frames every time.</summary>
internal sealed class FrameMutator(int seed)
{
    private static readonly byte[][] Frames =
    [
        .. new[]
        {
            """{"msg":"changed","collection":"c","id":"id","fields":{"eventName":"e","args":[{"_id":"a","n":1,"ok":true,"tags":["x","y"],"u":{"name":"z"}}]}}""",
            """{"msg":"changed","collection":"c","fields":{"args":[{"_id":"a\u00e9\n","any":{"x":[1.5e3,null]}},2,"three"],"eventName":"e/\"1\""}}""",
            """ { "fields" : { "eventName" : "e" , "args" : [ { "n" : -12 , "_id" : "" } ] , "x" : [ ] } , "collection" : "c" , "msg" : "changed" } """,
            """{"msg":"result","id":"1","result":{"_id":"r","u":{"name":"n","n":7},"tags":[]}}""",
            """{"id":"1","error":{"error":403,"reason":"no","details":{"timeToReset":1}},"msg":"result"}""",
            """{"msg":"result","id":"1","result":{"_id":"r"},"error":{"error":"x"}}""",
            """{"msg":"added","collection":"users","id":"u","fields":{"name":"n"}}""",
            """{"msg":"ready","subs":["1","2"]}""",
            """{"msg":"ping","id":"1"}""",
            """{"msg":"\u0063hanged","collection":"c","fields":{"eventName":null,"args":[{"_id":"\ud83d\ude00"}]}}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0061", "\\ud800", "\\x", " ", "\n", "0", "-", ".", "e5", "01", "null", "true", "false", "tru", "1e", "é", "\u0001",
            "\"_id\":\"b\",", "\"msg\":\"result\",", "\"args\":[],", "\"fields\":{},", "\"result\":null,", "{\"a\":[", "[[[[", "9223372036854775808", "//", "\uFEFF",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly Random random = new(seed);

    public byte[] Next()
    {
        var frame = new List<byte>(Frames[random.Next(Frames.Length)]);
        for (var edits = random.Next(4); edits > 0; edits--) Mutate(frame);
        return [.. frame];
    }

    private void Mutate(List<byte> frame)
    {
        var at = random.Next(frame.Count + 1);
        switch (random.Next(6))
        {
            case 0 when at < frame.Count:
                frame[at] = (byte)random.Next(1, 127);
                break;
            case 1:
                frame.RemoveRange(at, Math.Min(random.Next(1, 6), frame.Count - at));
                break;
            case 2:
                frame.RemoveRange(at, random.Next(10) == 0 ? frame.Count - at : 0);
                break;
            case 3:
                // Repeats a part of the frame: this is where members occur twice.
                frame.InsertRange(at, frame.GetRange(Math.Min(at, frame.Count / 2), Math.Min(random.Next(1, 20), frame.Count / 2)));
                break;
            default:
                frame.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }
}
