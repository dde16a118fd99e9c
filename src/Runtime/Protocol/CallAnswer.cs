namespace Framewright.Protocol;

/// <summary>The answer to a call of the peer, as a template writes it.</summary>
/// <param name="id">The id that the peer gave its call, as it came.</param>
/// <param name="result">The result as JSON; empty for none.</param>
/// <param name="error">The error; null for none.</param>
public readonly ref struct CallAnswer(ReadOnlySpan<byte> id, ReadOnlySpan<byte> result, CallError? error)
{
    /// <summary>The id that the peer gave its call, as it came: <c>{call.id}</c>.</summary>
    public ReadOnlySpan<byte> Id { get; } = id;

    /// <summary>The result as JSON, empty for none: <c>{result}</c>.</summary>
    public ReadOnlySpan<byte> Result { get; } = result;

    /// <summary>The error's code as JSON, empty for none: <c>{error.code}</c>.</summary>
    public ReadOnlySpan<byte> ErrorCode => error is null ? default : error.Code;

    /// <summary>The error's reason as JSON, empty for none: <c>{error.reason}</c>.</summary>
    public ReadOnlySpan<byte> ErrorReason => error is null ? default : error.Reason;

    /// <summary>The error's message as JSON, empty for none: <c>{error.message}</c>.</summary>
    public ReadOnlySpan<byte> ErrorMessage => error is null ? default : error.Message;

    /// <summary>The error's details as JSON, empty for none: <c>{error.details}</c>.</summary>
    public ReadOnlySpan<byte> ErrorDetails => error is null ? default : error.Details;
}
