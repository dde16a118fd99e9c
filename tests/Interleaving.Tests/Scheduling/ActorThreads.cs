namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>The threads of an exploration, used again by each of its runs.</summary>
internal sealed class ActorThreads : IDisposable
{
    private readonly List<ActorThread> threads = [];

    /// <summary>The thread of a place.</summary>
    public ActorThread this[int place]
    {
        get
        {
            while (threads.Count <= place) threads.Add(new ActorThread());
            return threads[place];
        }
    }

    public void Dispose()
    {
        foreach (var thread in threads) thread.Stop();
    }
}
