using System.Text.Json;
using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>The calls that fill a gap of one topic, and say where it would begin.</summary>
/// <typeparam name="TFetch">The generated call that fetches.</typeparam>
/// <typeparam name="TStart">The generated call that says how far the server is.</typeparam>
/// <param name="fetch">Makes the call that fetches what changed since a moment.</param>
/// <param name="start">The call that says how far the server is.</param>
public sealed class TopicRecovery<TFetch, TStart>(Func<DateTimeOffset, TFetch> fetch, TStart start) : TopicRecovery
    where TFetch : struct, ICall
    where TStart : struct, ICall
{
    /// <inheritdoc/>
    public override MethodDescriptor Fetch => TFetch.Method;

    /// <inheritdoc/>
    public override MethodDescriptor? Start => TStart.Method;

    /// <inheritdoc/>
    public override void WriteFetchParameters(Utf8JsonWriter writer, DateTimeOffset since) => fetch(since).WriteParameters(writer);

    /// <inheritdoc/>
    public override void WriteStartParameters(Utf8JsonWriter writer) => start.WriteParameters(writer);

    internal override void WriteFetch(ICallWriter writer, long id, DateTimeOffset since) => writer.Write(id, fetch(since));

    internal override void WriteStart(ICallWriter writer, long id) => writer.Write(id, start);
}
