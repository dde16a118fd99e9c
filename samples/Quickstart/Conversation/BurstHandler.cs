using Framewright.RocketChat;

namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>Counts messages in place, and what their thread allocates between them. Runs on the receive loop only.</summary>
internal sealed class BurstHandler
{
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int missing;
    private int lastThread;
    private long lastBytes;

    public long LoopBytes { get; private set; }

    public int LoopFrames { get; private set; }

    /// <summary>How many messages said what they should.</summary>
    public int Recognised { get; private set; }

    /// <summary>Starts over; completes after that many messages. Call it while none can arrive.</summary>
    public Task Expect(int messages)
    {
        arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        missing = messages;
        lastThread = 0;
        LoopBytes = LoopFrames = Recognised = 0;
        return arrived.Task;
    }

    public void OnMessage(MessageView message)
    {
        if (message.Text.StartsWith("Burst "u8) && message.Sender.Username == "alice"u8) Recognised++;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        if (lastThread == Environment.CurrentManagedThreadId)
        {
            LoopBytes += bytes - lastBytes;
            LoopFrames++;
        }

        lastThread = Environment.CurrentManagedThreadId;
        lastBytes = bytes;
        if (--missing == 0) arrived.TrySetResult();
    }
}
