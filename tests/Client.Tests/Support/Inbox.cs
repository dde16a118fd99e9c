using System.Threading.Channels;

namespace Framewright.Client.Tests.Support;

/// <summary>Collects what handlers are given.</summary>
internal sealed class Inbox<T>
{
    private readonly Channel<T> channel = Channel.CreateUnbounded<T>();

    public int Count => channel.Reader.Count;

    public void Add(T item) => channel.Writer.TryWrite(item);

    public ValueTask AddAsync(T item, CancellationToken cancellationToken) => channel.Writer.WriteAsync(item, cancellationToken);

    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T item) => channel.Reader.TryRead(out item);

    public Task<T> NextAsync() => channel.Reader.ReadAsync().Within();
}
