using System.Runtime.CompilerServices;
using Framewright.Transport;

namespace Framewright.Session;

/// <summary>Carries messages from a transport through the session. Never awaits user code.</summary>
internal sealed class ReadLoop(SocketState socket, ITransport transport, FramePath path, SessionClock clock, HandlerWatch watch, bool hasThread)
{
    private readonly ManualResetEventSlim woken = new(false);
    private volatile bool isBusy;
    private long seen;

    /// <summary>Whether messages are being read at the moment: what was not read yet is no silence.</summary>
    public bool IsBusy => isBusy;

    /// <summary>Whether bytes have come in since the last message or the last look: a large message that is still arriving, or a carrier's own control frame, is no silence either.</summary>
    public bool HearsMore()
    {
        var received = transport.BytesReceived;
        return Interlocked.Exchange(ref seen, received) != received;
    }

    /// <summary>Runs until the socket has ended.</summary>
    public Task RunAsync() => hasThread ? RunOnThreadAsync() : ReadAsync();

    private async Task ReadAsync()
    {
        while (await transport.WaitToReadAsync().ConfigureAwait(false)) Drain();
    }

    private Task RunOnThreadAsync()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Run) { IsBackground = true, Name = "Framewright receive" }.UnsafeStart();
        return end.Task;

        void Run()
        {
            try
            {
                while (WaitToRead()) Drain();
                end.SetResult();
            }
            catch (Exception defect)
            {
                end.SetException(defect);
            }
        }
    }

    /// <summary>Waits on this thread. The pool is only asked for what the carrier cannot wait for in one piece.</summary>
    private bool WaitToRead()
    {
        transport.WaitForBytes();
        var ready = transport.WaitToReadAsync().ConfigureAwait(false).GetAwaiter();
        if (!ready.IsCompleted) Sleep(ready);
        return ready.GetResult();
    }

    private void Sleep(ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter ready)
    {
        woken.Reset();
        ready.UnsafeOnCompleted(woken.Set);
        woken.Wait();
    }

    private void Drain()
    {
        isBusy = true;
        watch.Reset();
        path.BeginReading();
        try
        {
            while (transport.TryRead(out var message)) path.Receive(message);
        }
        finally
        {
            path.EndReading();
        }

        // Recorded behind the work, so that a slow handler's time is not taken for the peer's silence.
        socket.Heartbeat.RecordLife(clock.Now);
        Volatile.Write(ref seen, transport.BytesReceived);
        isBusy = false;
    }
}
