using System.Globalization;
using System.Text;
using System.Text.Json;
using Framewright.Protocol;

namespace Framewright;

/// <summary>Thrown by a handler of the server's calls: what the server is told. Of any other exception it only learns that the call failed.</summary>
public sealed class CallErrorException : RealtimeException
{
    private readonly byte[] code;
    private readonly string? message;

    /// <summary>Creates an error with a code that is text.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">What went wrong, for the server; null for nothing more than the code.</param>
    public CallErrorException(string code, string? message = null)
        : base(message ?? $"The call is refused with code '{code}'.")
    {
        ArgumentNullException.ThrowIfNull(code);
        Code = code;
        this.code = CallError.Quote(code);
        this.message = message;
    }

    /// <summary>Creates an error with a code that is a number.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">What went wrong, for the server; null for nothing more than the code.</param>
    public CallErrorException(long code, string? message = null)
        : base(message ?? $"The call is refused with code {code.ToString(CultureInfo.InvariantCulture)}.")
    {
        Code = code.ToString(CultureInfo.InvariantCulture);
        this.code = Encoding.UTF8.GetBytes(Code);
        this.message = message;
    }

    /// <summary>The code; a number in decimal.</summary>
    public string Code { get; }

    /// <summary>A short reason for the server, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Further details for the server, or null.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>Always false: it is an answer.</summary>
    public override bool IsTransient => false;

    internal CallError ToError() => new(
        code,
        Reason is null ? null : CallError.Quote(Reason),
        message is null ? null : CallError.Quote(message),
        Details is { } details ? Encoding.UTF8.GetBytes(details.GetRawText()) : null);
}
