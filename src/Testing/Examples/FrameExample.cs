using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Testing;

/// <summary>A frame, which the generated header reader has to know for what it is, to the last byte.</summary>
/// <typeparam name="TProtocol">The generated protocol.</typeparam>
/// <param name="name">What it is an example of.</param>
/// <param name="json">The frame.</param>
/// <param name="kind">The frame's name in the schema.</param>
public sealed class FrameExample<TProtocol>(string name, string json, string kind) : SchemaExample(name, json)
    where TProtocol : struct, IRealtimeProtocol
{
    private protected override string? Check(byte[] json)
    {
        TProtocol.ReadHeader(json, 0, out var header);
        if (header.Body >= 0 && !header.IsComplete)
        {
            var cursor = new JsonCursor(json, header.Body, header.BodyDepth);
            cursor.Skip();
            TProtocol.ReadTail(json, cursor.Position, ref header);
        }

        var read = header.Kind < 0 ? "no frame of the schema" : $"the frame '{TProtocol.KindName(header.Kind)}'";
        if (read != $"the frame '{kind}'") return $"It is read as {read} instead of '{kind}'.";
        if (header.Next != json.Length) return $"It is read up to byte {header.Next} of {json.Length}.";
        return CheckParts(json, header);
    }

    /// <summary>What a session takes out of the frame has to be readable.</summary>
    private static string? CheckParts(byte[] json, in FrameHeader header)
    {
        if (header.Error >= 0) TProtocol.ReadError(json, header);
        if (header.Role is FrameRole.Refused or FrameRole.Goodbye or FrameRole.Invalid or FrameRole.Fault) TProtocol.ReadReason(json, header);
        if (header is { BodyIsText: true, Body: >= 0 })
        {
            var cursor = new JsonCursor(json, header.Body, header.BodyDepth);
            JsonInTextCodec<JsonCodec, JsonSlice, JsonElement>.Read(ref cursor, new ViewScratch());
        }

        var socket = default(TProtocol);
        if (TProtocol.Captures(header.Kind)) socket.Capture(json, header);
        return null;
    }
}
