using System.Text;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>The cursor's own loop over members whose names are known.</summary>
public sealed class MemberTests
{
    private const int Id = 0;
    private const int Sent = 1;
    private const int Tags = 2;
    private const int IsOpen = 3;
    private const int Long = 4;
    private const int Quoted = 5;
    private const int Size = 6;
    private const string LongName = "a name that no block of sixteen bytes holds";

    private static readonly MemberTable Table = new(["id", "sent", "tags", "isOpen", LongName, "with \" quote", "size"], texts: [Id, Long, Quoted], booleans: [IsOpen], ejsonDates: [Sent], lists: [Tags]);

    private readonly ViewScratch scratch = new();

    [Theory]
    [InlineData("""{"id":"a","sent":{"$date":1700000000000},"tags":[],"isOpen":true,"a name that no block of sixteen bytes holds":"b","with \" quote":"c","size":7}""")]
    [InlineData("""{"size":7,"with \u0022 quote":"c","a name that no block of sixteen bytes holds":"b","isOpen":true,"tags":[],"sent":{"$date":1700000000000},"id":"a"}""")]
    [InlineData(""" { "id" : "a" , "size" : 7 , "other" : [ {} ] , "tags" : [ ] , "with \" quote" : "c" , "sent" : { "$date" : 1700000000000 } , "isOpen" : true , "a name that no block of sixteen bytes holds" : "b" } """)]
    [InlineData("""{"isOpen":true,"id":"a","other":1,"sent":{"$date":1700000000000},"\u0074ags":[],"size":7,"a name that no block of sixteen bytes holds":"b","other":null,"with \" quote":"c"}""")]
    public void Members_are_found_in_any_order_and_again_in_the_order_that_was_learnt(string json)
    {
        for (var round = 0; round < 3; round++)
        {
            scratch.Reset();
            var frame = Encoding.UTF8.GetBytes(json);
            var slots = Read(frame);

            Assert.Equal(["a", "1700000000000", "", "True", "b", "c", "7"], slots.Select((slot, member) => Shown(frame, member, slot)));
        }
    }

    [Theory]
    [InlineData("""{"id":"a","id":null}""", Id, SlotKind.Null)]
    [InlineData("""{"id":"a\n"}""", Id, SlotKind.EscapedText)]
    [InlineData("""{"id":"01234567890123456789012345678901"}""", Id, SlotKind.Text)]
    [InlineData("""{"id":"012345678901234567890123456789012345678901234567890123456789"}""", Id, SlotKind.Text)]
    [InlineData("""{"tags":[1]}""", Tags, SlotKind.Json)]
    [InlineData("""{"sent":"2026-11-21T00:00:00Z"}""", Sent, SlotKind.Text)]
    [InlineData("""{"isOpen":false}""", IsOpen, SlotKind.False)]
    [InlineData("""{"isOpen":null}""", IsOpen, SlotKind.Null)]
    public void Unusual_values_of_known_members_are_read_too(string json, int member, SlotKind kind)
    {
        Assert.Equal(kind, Read(Encoding.UTF8.GetBytes(json))[member].Kind);
        Assert.Equal(kind, Read(Encoding.UTF8.GetBytes(json + new string(' ', 64)))[member].Kind);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",")]
    [InlineData("{\"id\":\"a\",}")]
    [InlineData("{\"id\":\"a\"")]
    [InlineData("{\"id\":\"a")]
    [InlineData("{\"id\":\"a\"\"sent\":1}")]
    [InlineData("{\"id\":\"\u0001\"}")]
    [InlineData("{\"id\":1}")]
    [InlineData("{\"sent\":{\"$date\":0700000000000}}")]
    [InlineData("{\"sent\":{\"$date\":17000000000x0}}")]
    [InlineData("{\"isOpen\":trust}")]
    [InlineData("{\"with \" quote\":\"c\"}")]
    public void What_is_not_JSON_is_refused(string json)
    {
        Assert.Throws<FrameFormatException>(() => Read(Encoding.UTF8.GetBytes(json)));
        Assert.Throws<FrameFormatException>(() => Read(Encoding.UTF8.GetBytes(json + new string(' ', 64))));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(8)]
    public void The_member_before_has_to_be_one_of_the_table(int last)
    {
        var order = scratch.OrderOf(Table);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var cursor = new JsonCursor(",\"id\":\"a\"}"u8, depth: 1);
            cursor.NextMember(order, scratch, scratch.Rent(Table.Count + 1), last);
        });
    }

    // As generated parsers do it.
    private Slot[] Read(ReadOnlySpan<byte> frame)
    {
        var cursor = new JsonCursor(frame);
        var block = scratch.Rent(Table.Count + 1);
        var order = scratch.OrderOf(Table);
        for (var member = cursor.EnterObject(order, scratch, block); member != MemberTable.End; member = cursor.NextMember(order, scratch, block, member))
            scratch.Set(block + member, member == Size ? cursor.ReadNumber() : cursor.ReadJson());
        cursor.ExpectEnd();
        return scratch.Slots(block, Table.Count).ToArray();
    }

    private string Shown(ReadOnlySpan<byte> frame, int member, Slot slot) => member switch
    {
        Sent => EjsonDateCodec.View(frame, scratch, slot).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        Tags => "",
        IsOpen => BooleanCodec.View(frame, scratch, slot).ToString(),
        Size => Encoding.UTF8.GetString(frame.Slice(slot.Start, slot.Length)),
        _ => TextCodec.View(frame, scratch, slot).ToString(),
    };
}
