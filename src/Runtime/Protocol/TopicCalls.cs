using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>The calls that open and close a topic, for streams that are opened by a method: the schema's <c>open</c>.</summary>
public abstract class TopicCalls
{
    private protected TopicCalls()
    {
    }

    /// <summary>The method that opens it.</summary>
    public abstract MethodDescriptor Open { get; }

    /// <summary>The method that closes it; null when the server is not told.</summary>
    public abstract MethodDescriptor? Close { get; }

    internal abstract void WriteOpen(ICallWriter writer, long id);

    internal abstract bool WriteClose(ICallWriter writer, long id);
}
