namespace Framewright.Testing.Faults;

/// <summary>Counts both directions of a connection together, one part at a time, up to where it is cut.</summary>
internal sealed class ConversationCut(long limit)
{
    private readonly SemaphoreSlim turn = new(1);
    private long left = limit;

    public bool IsReached => Interlocked.Read(ref left) <= 0;

    /// <summary>Forwards as much of a part as may still pass.</summary>
    /// <returns>Whether the cut is reached.</returns>
    public async ValueTask<bool> ForwardAsync(ReadOnlyMemory<byte> part, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> write, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var allowed = (int)Math.Min(part.Length, left);
            await write(part[..allowed], cancellationToken).ConfigureAwait(false);
            return Interlocked.Add(ref left, -allowed) <= 0;
        }
        finally
        {
            turn.Release();
        }
    }
}
