using System.Text.Json;
using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>The call that fills a gap of one topic.</summary>
/// <typeparam name="TFetch">The generated call.</typeparam>
/// <param name="fetch">Makes the call that fetches what changed since a moment.</param>
public sealed class TopicRecovery<TFetch>(Func<DateTimeOffset, TFetch> fetch) : TopicRecovery
    where TFetch : struct, ICall
{
    /// <inheritdoc/>
    public override MethodDescriptor Fetch => TFetch.Method;

    /// <inheritdoc/>
    public override MethodDescriptor? Start => null;

    /// <inheritdoc/>
    public override void WriteFetchParameters(Utf8JsonWriter writer, DateTimeOffset since) => fetch(since).WriteParameters(writer);

    /// <inheritdoc/>
    public override void WriteStartParameters(Utf8JsonWriter writer) => throw NoStart();

    internal override void WriteFetch(ICallWriter writer, long id, DateTimeOffset since) => writer.Write(id, fetch(since));

    internal override void WriteStart(ICallWriter writer, long id) => throw NoStart();

    private static NotSupportedException NoStart() => new("The stream's \"recover\" has no \"start\".");
}
