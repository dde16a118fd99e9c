namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>One of those who race: runs on a thread of its own, and only while it has the stage.</summary>
internal sealed class Actor(Stage stage, ActorThread thread, string name, Action script)
{
    /// <summary>The actor that the calling thread plays; null for none.</summary>
    [field: ThreadStatic]
    public static Actor? Current { get; private set; }

    public string Name { get; } = name;

    /// <summary>The step that it takes next.</summary>
    public string Next { get; private set; } = "start";

    /// <summary>What the next step is about.</summary>
    public object? Subject { get; private set; }

    /// <summary>When the next step can be taken; null for at any time.</summary>
    public Func<bool>? Condition { get; private set; }

    public bool HasEnded { get; private set; }

    public bool CanStep => !HasEnded && (Condition is null || Condition());

    /// <summary>Plays the script; the thread belongs to it until the end.</summary>
    public void Play()
    {
        Current = this;
        try
        {
            script();
        }
        catch (Exception error)
        {
            stage.Violations.Add($"{Name} threw {error}");
        }
        finally
        {
            Current = null;
            HasEnded = true;
        }

        stage.PassOn(this);
    }

    /// <summary>Has the stage from now on.</summary>
    public void Wake() => thread.Wake();

    public void Sleep() => thread.Sleep();

    /// <summary>Waits for its turn to take the next step.</summary>
    public void Stop(string step, object? subject = null) => Stop(step, subject, null);

    /// <summary>Takes no step until something holds.</summary>
    public void Await(string what, Func<bool> condition) => Stop(what, null, condition);

    /// <summary>Waits until a lock is free, and has it from then on.</summary>
    public void Lock(string step, object gate)
    {
        Stop(step, gate, () => !stage.IsLocked(gate));
        stage.Lock(gate);
    }

    public void Unlock(object gate) => stage.Unlock(gate);

    private void Stop(string step, object? subject, Func<bool>? condition)
    {
        (Next, Subject, Condition) = (step, subject, condition);
        stage.PassOn(this);
        stage.Tell(this);
    }
}
