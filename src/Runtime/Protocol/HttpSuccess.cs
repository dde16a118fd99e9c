namespace Framewright.Protocol;

/// <summary>Whether an answer says that the call was done: the schema's <c>http.success</c>.</summary>
/// <param name="answer">The answer, which is JSON.</param>
public delegate bool HttpSuccess(ReadOnlySpan<byte> answer);
