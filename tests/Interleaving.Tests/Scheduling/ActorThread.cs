namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>A thread that sleeps until it is its actor's turn.</summary>
internal sealed class ActorThread
{
    private readonly SemaphoreSlim turn = new(0);
    private Actor? actor;

    public ActorThread()
    {
        var thread = new Thread(Run) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Gives it to an actor, who plays from the next <see cref="Wake"/> on.</summary>
    public void Give(Actor next) => actor = next;

    public void Wake() => turn.Release();

    public void Sleep() => turn.Wait();

    public void Stop()
    {
        actor = null;
        Wake();
    }

    private void Run()
    {
        while (true)
        {
            Sleep();
            if (actor is not { } mine) return;
            mine.Play();
        }
    }
}
