using System.Runtime.CompilerServices;
using Framewright.Calls;
using Framewright.Transport;

namespace Framewright.Session;

/// <summary>Carries messages from a transport through the session. Never awaits user code.</summary>
internal sealed class ReadLoop
{
    private readonly SocketState socket;
    private readonly ITransport transport;
    private readonly FramePath path;
    private readonly SessionClock clock;
    private readonly HandlerWatch watch;
    private readonly CompletionQueue completions;
    private readonly bool hasThread;
    private readonly Action resume;
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter ready;
    private volatile bool isBusy;
    private long seen;

    public ReadLoop(SocketState socket, ITransport transport, FramePath path, SessionClock clock, HandlerWatch watch, CompletionQueue completions, bool hasThread)
    {
        this.socket = socket;
        this.transport = transport;
        this.path = path;
        this.clock = clock;
        this.watch = watch;
        this.completions = completions;
        this.hasThread = hasThread;
        resume = Resume;
    }

    /// <summary>Whether messages are being read at the moment: what was not read yet is no silence.</summary>
    public bool IsBusy => isBusy;

    /// <summary>Whether bytes have come in since the last message or the last look: a large message that is still arriving, or a carrier's own control frame, is no silence either.</summary>
    public bool HearsMore()
    {
        var received = transport.BytesReceived;
        return Interlocked.Exchange(ref seen, received) != received;
    }

    /// <summary>Runs until the socket has ended; fails for a defect of ours or of the transport.</summary>
    public Task RunAsync()
    {
        // Who resumes the loop of another transport, and what of theirs stands behind it, nobody knows.
        if (!hasThread && transport is not WebSocketTransport) return ReadAsync();
        if (hasThread) new Thread(RunOnThread) { IsBackground = true, Name = "Framewright receive" }.UnsafeStart();
        else Read();
        return end.Task;
    }

    private async Task ReadAsync()
    {
        try
        {
            while (TryDrain(await transport.WaitToReadAsync().ConfigureAwait(false))) path.EndReading();
        }
        finally
        {
            path.EndReading();
        }
    }

    /// <summary>Reads until nothing is there, and goes on when more has come. The thread is then free for whoever was answered.</summary>
    private void Read()
    {
        var hasAnswers = false;
        try
        {
            while (true)
            {
                ready = transport.WaitToReadAsync().ConfigureAwait(false).GetAwaiter();
                if (!ready.IsCompleted)
                {
                    if (Thread.CurrentThread.IsThreadPoolThread) hasAnswers = path.TakeUnstarted();
                    else path.EndReading();
                    ready.UnsafeOnCompleted(resume);
                    break;
                }

                path.EndReading();
                if (!TryDrain(ready.GetResult())) return;
            }
        }
        catch (Exception defect)
        {
            Fail(defect);
        }

        // Others may read by now; this thread would go back to the pool and fetch the answers from there.
        if (hasAnswers) completions.Run();
    }

    private void Resume()
    {
        try
        {
            if (!TryDrain(ready.GetResult())) return;
        }
        catch (Exception defect)
        {
            Fail(defect);
            return;
        }

        Read();
    }

    private void RunOnThread()
    {
        try
        {
            do
            {
                path.EndReading();
            }
            while (TryDrain(WaitToRead()));
        }
        catch (Exception defect)
        {
            Fail(defect);
        }
    }

    /// <summary>Waits on this thread. The pool is only asked for what the carrier cannot wait for in one piece.</summary>
    private bool WaitToRead()
    {
        transport.WaitForBytes();
        var waiting = transport.WaitToReadAsync();
        return waiting.IsCompleted ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Takes what has come. False when the socket has ended.</summary>
    private bool TryDrain(bool isThere)
    {
        if (!isThere)
        {
            end.SetResult();
            return false;
        }

        isBusy = true;
        watch.Reset();
        path.BeginReading();
        while (transport.TryRead(out var message)) path.Receive(message);

        // Recorded behind the work, so that a slow handler's time is not taken for the peer's silence.
        socket.Heartbeat.RecordLife(clock.Now);
        Volatile.Write(ref seen, transport.BytesReceived);
        isBusy = false;
        return true;
    }

    private void Fail(Exception defect)
    {
        path.EndReading();
        end.SetException(defect);
    }
}
