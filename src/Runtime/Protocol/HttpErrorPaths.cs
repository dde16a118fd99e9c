using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Where an answer over HTTP has the parts of its error; a part without a path is never there.</summary>
public sealed record HttpErrorPaths
{
    /// <summary>The code.</summary>
    public JsonPath? Code { get; init; }

    /// <summary>The short reason.</summary>
    public JsonPath? Reason { get; init; }

    /// <summary>The message.</summary>
    public JsonPath? Message { get; init; }

    /// <summary>The details.</summary>
    public JsonPath? Details { get; init; }

    internal ServerError Read(ReadOnlySpan<byte> answer) => new()
    {
        Code = Text(Code, answer),
        Reason = Text(Reason, answer),
        Message = Text(Message, answer),
        Details = Text(Details, answer),
    };

    private static string? Text(JsonPath? path, ReadOnlySpan<byte> answer) => path is null ? null : JsonToken.TextOrNull(path.Find(answer, 0).Of(answer));
}
