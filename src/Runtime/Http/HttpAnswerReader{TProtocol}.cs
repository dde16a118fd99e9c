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
        var range = (method.Result ?? new JsonPath()).Find(answer.Body, 0);
        if (!range.IsPresent) return reply.ReadAbsent();
        var cursor = new JsonCursor(answer.Body, range.Start);
        var scratch = new ViewScratch();
        scratch.LimitTo(answer.Body.Length);
        return reply.Read(ref cursor, scratch);
    }

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public static CallException? Refusal(HttpMethodDescriptor method, HttpAnswer answer)
    {
        if (answer.IsGood && (method.Success is not { } success || (answer.IsJson && success(answer.Body)))) return null;
        var error = answer.IsJson ? ReadError(method, answer.Body) : new ServerError();
        var status = ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        if (!answer.IsGood) error = error with { Code = error.Code ?? status };
        if (error.Reason is null && error.Message is null) error = error with { Reason = $"the answer was {status}" };
        return new CallException(method.Name, error with { RetryAfter = error.RetryAfter ?? answer.RetryAfter }, answer.Status);
    }

    private static ServerError ReadError(HttpMethodDescriptor method, byte[] answer)
    {
        if (method.Errors is { } paths) return paths.Read(answer);
        return ReadError(answer, method.Error ?? new JsonPath());
    }

    /// <summary>Reads an error as the protocol's are read.</summary>
    public static ServerError ReadError(ReadOnlySpan<byte> answer, JsonPath path)
    {
        var range = path.Find(answer, 0);
        return range.IsPresent ? TProtocol.ReadError(answer, new FrameHeader { Kind = -1, Body = -1, Error = range.Start }) : new ServerError();
    }
}
