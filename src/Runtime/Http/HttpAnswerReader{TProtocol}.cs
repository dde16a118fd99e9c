using System.Globalization;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Http;

/// <summary>Reads answers over HTTP: results by the readers of replies, errors as the protocol's are or by paths of their own.</summary>
internal static class HttpAnswerReader<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    /// <summary>The result of a call that went well.</summary>
    /// <exception cref="FrameFormatException">The answer is not what the schema says.</exception>
    public static TResult Read<TResult>(HttpMethodDescriptor method, ReplyReader<TResult> reply, HttpAnswer answer)
    {
        if (answer.Body.Length == 0) return reply.ReadAbsent();
        if (!answer.IsJson) throw new FrameFormatException("an answer that is JSON", 0);
        if (!TryFind(method.Result, answer.Body, out var json, out var start)) return reply.ReadAbsent();
        var cursor = new JsonCursor(json, start);
        var scratch = new ViewScratch();
        scratch.LimitTo(json.Length);
        return reply.Read(ref cursor, scratch);
    }

    /// <summary>What is wrong with an answer, with the advice for the service's own codes, of which a bare status is none; null when nothing is.</summary>
    public static CallException? Refusal(HttpMethodDescriptor method, HttpAnswer answer, ErrorAdvice? advice)
    {
        if (answer.IsGood && (method.Success is not { } success || (answer.IsJson && success(answer.Body)))) return null;
        var error = answer.IsJson ? ReadError(method, answer.Body).With(advice) : new ServerError();
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        if (!answer.IsGood) error = error with { Code = error.Code ?? status };
        if (error.Reason is null && error.Message is null) error = error with { Reason = $"the answer was {status}" };
        return new CallException(method.Name, error with { RetryAfter = error.RetryAfter ?? answer.RetryAfter }, answer.Status);
    }

    private static ServerError ReadError(HttpMethodDescriptor method, byte[] answer)
    {
        if ((method.Errors is null || method.Error is not null) && TryFind(method.Error, answer, out var json, out var start))
            return TProtocol.ReadError(json, new FrameHeader { Kind = -1, Body = -1, Error = start });
        return method.Errors?.Read(answer) ?? new ServerError();
    }

    /// <summary>Finds a value in the answer, or in the JSON that a string of it holds.</summary>
    private static bool TryFind(JsonPath? path, ReadOnlySpan<byte> answer, out ReadOnlySpan<byte> json, out int start)
    {
        path ??= new JsonPath();
        var range = path.Find(answer, 0);
        json = range.IsPresent ? answer : path.Read(answer);
        start = range.Start;
        return !json.IsEmpty;
    }
}
