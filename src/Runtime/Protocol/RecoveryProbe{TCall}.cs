using System.Text.Json;
using Framewright.Json;
using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>One call that says which topics of a stream changed.</summary>
/// <typeparam name="TCall">The generated call.</typeparam>
/// <param name="call">Makes the call that lists what changed since a moment.</param>
/// <param name="items">The way from its result to the list.</param>
/// <param name="id">The way from an element of the list to what names a topic.</param>
/// <param name="value">What stands there when it is this topic.</param>
public sealed class RecoveryProbe<TCall>(Func<DateTimeOffset, TCall> call, JsonPath items, JsonPath id, string value) : RecoveryProbe(items, id, value)
    where TCall : struct, ICall
{
    /// <inheritdoc/>
    public override MethodDescriptor Method => TCall.Method;

    /// <inheritdoc/>
    public override void WriteParameters(Utf8JsonWriter writer, DateTimeOffset since) => call(since).WriteParameters(writer);

    internal override void Write(ICallWriter writer, long id, DateTimeOffset since) => writer.Write(id, call(since));
}
