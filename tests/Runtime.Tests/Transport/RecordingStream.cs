namespace Framewright.Runtime.Tests.Transport;

/// <summary>Notes the length of every write, and can hold one back.</summary>
internal sealed class RecordingStream : MemoryStream
{
    private TaskCompletionSource? hold;

    public List<int> Writes { get; } = [];

    public TaskCompletionSource HoldNextWrite() => hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Writes.Add(buffer.Length);
        if (hold is not { } held) return;
        hold = null;
        await held.Task;
    }
}
