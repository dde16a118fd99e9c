using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>A topic that is opened by a call and not closed.</summary>
/// <typeparam name="TOpen">The generated call that opens it.</typeparam>
/// <param name="open">The call that opens it.</param>
public sealed class TopicCalls<TOpen>(TOpen open) : TopicCalls
    where TOpen : struct, ICall
{
    /// <inheritdoc/>
    public override MethodDescriptor Open => TOpen.Method;

    /// <inheritdoc/>
    public override MethodDescriptor? Close => null;

    internal override void WriteOpen(ICallWriter writer, long id) => writer.Write(id, open);

    internal override bool WriteClose(ICallWriter writer, long id) => false;
}
