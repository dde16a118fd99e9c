using System.Text.Json;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>What the server has to know of a frame. Points into the receive buffer.</summary>
internal readonly ref struct RequestFrame
{
    public ReadOnlySpan<byte> Kind { get; private init; }

    public ReadOnlySpan<byte> Id { get; private init; }

    public ReadOnlySpan<byte> Method { get; private init; }

    /// <summary>The first parameter, where it is a text.</summary>
    public ReadOnlySpan<byte> Parameter => QuotedParameter.IsEmpty ? [] : QuotedParameter[1..^1];

    public ReadOnlySpan<byte> QuotedParameter { get; private init; }

    public static RequestFrame Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var frame = default(RequestFrame);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("msg"u8)) frame = frame with { Kind = reader.ValueSpan };
            else if (name.SequenceEqual("id"u8)) frame = frame with { Id = reader.ValueSpan };
            else if (name.SequenceEqual("method"u8)) frame = frame with { Method = reader.ValueSpan };
            else if (name.SequenceEqual("params"u8)) frame = frame with { QuotedParameter = FirstText(json, reader) };
            reader.Skip();
        }

        return frame;
    }

    /// <param name="json">The whole frame.</param>
    /// <param name="array">Stands at the start of the parameters; a copy, so that the caller's stays there.</param>
    private static ReadOnlySpan<byte> FirstText(ReadOnlySpan<byte> json, Utf8JsonReader array) =>
        array.Read() && array.TokenType == JsonTokenType.String ? json[(int)array.TokenStartIndex..(int)array.BytesConsumed] : [];
}
