using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Framewright.Benchmarks.Generation;

/// <summary>Puts the members of every object into random order and leaves every other byte as it is.</summary>
internal sealed class FrameShuffler(SeededRandom random)
{
    public byte[] Shuffle(byte[] frame)
    {
        using var document = JsonDocument.Parse(frame);
        var output = new ArrayBufferWriter<byte>(frame.Length);
        Write(document.RootElement, output);
        return output.WrittenSpan.ToArray();
    }

    private void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, output);
                break;
            case JsonValueKind.Array:
                WriteArray(value, output);
                break;
            default:
                output.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private void WriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        List<JsonProperty> members = [.. value.EnumerateObject()];
        random.Shuffle(members);
        output.Write("{"u8);
        for (int i = 0; i < members.Count; i++)
        {
            output.Write(i == 0 ? "\""u8 : ",\""u8);
            output.Write(JsonMarshal.GetRawUtf8PropertyName(members[i]));
            output.Write("\":"u8);
            Write(members[i].Value, output);
        }

        output.Write("}"u8);
    }

    private void WriteArray(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        for (int i = 0; i < value.GetArrayLength(); i++)
        {
            if (i > 0)
                output.Write(","u8);
            Write(value[i], output);
        }

        output.Write("]"u8);
    }
}
