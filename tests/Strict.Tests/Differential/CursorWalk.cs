using System.Text.Json;
using Framewright.Json;

namespace Framewright.Strict.Tests.Differential;

/// <summary>As a generated parser walks, whatever the value is: typed reads, and for names each of the ways there is.</summary>
internal sealed class CursorWalk
{
    private int names;

    public bool Accepts(ReadOnlySpan<byte> json, out ulong tokens)
    {
        var hash = new Checksum();
        tokens = 0;
        try
        {
            var cursor = new JsonCursor(json);
            Visit(ref cursor, ref hash);
            cursor.ExpectEnd();
            Assert.Equal(0, cursor.Depth);
            tokens = hash.Value;
            return true;
        }
        catch (FrameFormatException fault)
        {
            Assert.InRange(fault.Offset, 0, json.Length);
            return false;
        }
    }

    private void Visit(ref JsonCursor cursor, ref Checksum hash)
    {
        switch (cursor.Peek())
        {
            case JsonKind.Object:
                hash.Add((char)('A' + (int)JsonTokenType.StartObject));
                for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
                {
                    VisitName(ref cursor, ref hash);
                    Visit(ref cursor, ref hash);
                }

                hash.Add((char)('A' + (int)JsonTokenType.EndObject));
                break;
            case JsonKind.Array:
                hash.Add((char)('A' + (int)JsonTokenType.StartArray));
                for (var more = cursor.EnterArray(); more; more = cursor.NextElement()) Visit(ref cursor, ref hash);
                hash.Add((char)('A' + (int)JsonTokenType.EndArray));
                break;
            case JsonKind.String:
                var text = cursor.ReadText();
                hash.Add(text.Kind == SlotKind.EscapedText ? 'e' : 's', cursor.Frame.Slice(text.Start, text.Length));
                break;
            case JsonKind.Number:
                var number = cursor.ReadNumber();
                hash.Add('0', cursor.Frame.Slice(number.Start, number.Length));
                break;
            case JsonKind.Null:
                if (!cursor.TryReadNull()) Assert.Fail("A null that is none.");
                hash.Add((char)('A' + (int)JsonTokenType.Null));
                break;
            default:
                hash.Add((char)('A' + (int)(cursor.ReadBoolean().Kind == SlotKind.True ? JsonTokenType.True : JsonTokenType.False)));
                break;
        }
    }

    private void VisitName(ref JsonCursor cursor, ref Checksum hash)
    {
        // Every other name is asked for unescaped first, as by a parser that knows some of them.
        if ((++names & 1) == 0)
        {
            var start = cursor;
            var unescaped = cursor.ReadName();
            var after = cursor.Position;
            cursor = start;
            var raw = cursor.ReadNameText();
            Assert.Equal(after, cursor.Position);
            Assert.True(new Utf8Text(cursor.Frame.Slice(raw.Start, raw.Length), raw.Kind == SlotKind.EscapedText).Is(unescaped), "The name differs.");
            hash.Add('n', cursor.Frame.Slice(raw.Start, raw.Length));
            return;
        }

        var name = cursor.ReadNameText();
        hash.Add('n', cursor.Frame.Slice(name.Start, name.Length));
    }

    /// <summary>A raw string that is unescaped by the framework.</summary>
    private readonly ref struct Utf8Text(ReadOnlySpan<byte> raw, bool isEscaped)
    {
        private readonly ReadOnlySpan<byte> raw = raw;

        public bool Is(ReadOnlySpan<byte> text)
        {
            if (!isEscaped) return raw.SequenceEqual(text);
            byte[] quoted = [(byte)'"', .. raw, (byte)'"'];
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            var copy = new byte[raw.Length];
            try
            {
                return copy.AsSpan(0, reader.CopyString(copy)).SequenceEqual(text);
            }
            catch (InvalidOperationException)
            {
                // The escape of a lone surrogate: the framework reads none.
                return true;
            }
        }
    }
}
