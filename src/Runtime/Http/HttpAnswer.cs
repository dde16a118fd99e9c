using System.Net;

namespace Framewright.Http;

/// <summary>What a server answered to a call over HTTP.</summary>
/// <param name="Status">The status.</param>
/// <param name="RetryAfter">How long the server asks to wait; null when it does not.</param>
/// <param name="Body">The whole body.</param>
/// <param name="IsJson">Whether the body is one valid JSON value.</param>
internal sealed record HttpAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, byte[] Body, bool IsJson)
{
    public bool IsGood => (int)Status is >= 200 and <= 299;
}
