using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>A topic that is opened by one call and closed by another.</summary>
/// <typeparam name="TOpen">The generated call that opens it.</typeparam>
/// <typeparam name="TClose">The generated call that closes it.</typeparam>
/// <param name="open">The call that opens it.</param>
/// <param name="close">The call that closes it.</param>
public sealed class TopicCalls<TOpen, TClose>(TOpen open, TClose close) : TopicCalls
    where TOpen : struct, ICall
    where TClose : struct, ICall
{
    /// <inheritdoc/>
    public override MethodDescriptor Open => TOpen.Method;

    /// <inheritdoc/>
    public override MethodDescriptor? Close => TClose.Method;

    internal override void WriteOpen(ICallWriter writer, long id) => writer.Write(id, open);

    internal override bool WriteClose(ICallWriter writer, long id)
    {
        writer.Write(id, close);
        return true;
    }
}
