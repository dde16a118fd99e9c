using System.Text;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>Short texts that come again on a connection are the same string; secrets, and what is parsed once, leave nothing behind.</summary>
public sealed class KeptTextTests
{
    private readonly ViewScratch scratch = new();

    [Fact]
    public void A_text_that_comes_again_is_the_same_string()
    {
        Last();
        var first = Read("EvqDjFHwpYXczCRm2");
        var second = Read("EvqDjFHwpYXczCRm2");
        Assert.NotSame(first, second);
        Assert.Same(second, Read("EvqDjFHwpYXczCRm2"));
        Assert.Equal("EvqDjFHwpYXczCRm2", second);
        Assert.Same("", Read(""));
    }

    [Fact]
    public void Texts_that_come_once_drive_nothing_out()
    {
        Last();
        Read("general");
        var kept = Read("general");
        for (var i = 0; i < 100_000; i++)
            Read($"once{i}");
        Assert.Same(kept, Read("general"));
    }

    [Fact]
    public void Whatever_is_kept_a_text_is_itself()
    {
        Last();
        var random = new Random(7);
        string[] letters = ["a", "b", "\0", "z", "é", "😀", "€", " "];
        for (var i = 0; i < 200_000; i++)
        {
            // Few letters, so that many texts differ in one byte, in their length, or in zeros at an end.
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => letters[random.Next(letters.Length)])) + (i % 3 == 0 ? new string('x', random.Next(30)) : "");
            Assert.Equal(text, Read(text));
        }
    }

    [Fact]
    public void Long_texts_and_texts_with_escapes_are_not_kept()
    {
        Last();
        var text = new string('a', 33);
        for (var i = 0; i < 4; i++)
        {
            Assert.NotSame(Read(text), Read(text));
            Assert.NotSame(ReadJson("\"a\\u0062\""), ReadJson("\"a\\u0062\""));
        }
    }

    [Fact]
    public void What_is_parsed_once_keeps_nothing()
    {
        for (var i = 0; i < 40; i++)
            Assert.NotSame(JsonValues.Parse<TextCodec, JsonText, string>("\"general\""u8), JsonValues.Parse<TextCodec, JsonText, string>("\"general\""u8));
        scratch.Reset();
        Read("general");
        Assert.NotSame(Read("general"), Read("general"));
    }

    [Fact]
    public void Secrets_are_never_kept()
    {
        Last();
        var secrets = Enumerable.Range(0, 5).Select(_ => Secret("hunter2")).ToList();
        Assert.Equal(5, secrets.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(secrets, secret => Assert.Equal("hunter2", secret));

        // Nor is what has the same text and is no secret taken for one that was seen.
        Assert.NotSame(Read("hunter2"), Read("hunter2"));
        Assert.NotSame(Secret("hunter2"), Read("hunter2"));

        // Within a secret that fails, the next texts are kept again.
        Assert.Throws<InvalidOperationException>(() => SecretCodec.Record<Failing, int, int>(default, scratch, default));
        Read("again");
        Assert.Same(Read("again"), Read("again"));
    }

    private void Last()
    {
        for (var frame = 0; frame < 16; frame++)
            scratch.Reset();
    }

    private string Read(string text) => ReadJson("\"" + text + "\"");

    private string ReadJson(string json)
    {
        // A control character is no JSON, but the slot is made by hand: what is tested is what becomes of the bytes.
        var frame = Encoding.UTF8.GetBytes(json);
        return TextCodec.Record(frame, scratch, Slot.Text(1, frame.Length - 2, json.Contains('\\', StringComparison.Ordinal)));
    }

    private string Secret(string text)
    {
        var frame = Encoding.UTF8.GetBytes(text);
        return SecretCodec.Record<TextCodec, JsonText, string>(frame, scratch, Slot.Text(0, frame.Length, escaped: false));
    }

    private readonly struct Failing : IJsonReader<int, int>
    {
        public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) => default;

        public static int View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => 0;

        public static int Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => throw new InvalidOperationException();
    }
}
