using Framewright.Calls;

namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>Watches that nobody touches a call source that lies in its pool, or that has become another call's since they first had to do with it.</summary>
internal sealed class SourceLedger
{
    /// <summary>The name of an actor who breaks the rules: what counts is that it does no harm.</summary>
    public const string Intruder = "intruder";

    private readonly Dictionary<PendingCall, int> stamps = [];
    private readonly HashSet<PendingCall> free = [];
    private readonly Dictionary<(Actor, PendingCall), int> known = [];
    private readonly Stage stage;

    public SourceLedger(Stage stage)
    {
        this.stage = stage;
        stage.OnStep += Note;
    }

    /// <summary>Whether a result may be asked for when it was taken already, which is an error of the caller's and has to be told as one.</summary>
    public bool AllowsSecondTaking { get; set; }

    /// <summary>How often a source went back to its pool.</summary>
    public int Returns { get; private set; }

    /// <summary>Somebody has got a source from the pool.</summary>
    public void Rent(PendingCall call)
    {
        stamps[call] = stamps.GetValueOrDefault(call) + 1;
        free.Remove(call);
        if (Actor.Current is { } actor) known[(actor, call)] = stamps[call];
    }

    private void Note(Actor actor, string step, object? subject)
    {
        if (subject is not PendingCall call || actor.Name == Intruder || (AllowsSecondTaking && step == "PendingCall.Take")) return;
        if (free.Contains(call)) stage.Violations.Add($"{actor.Name} touched a source in its pool: {step}");
        if (!known.TryAdd((actor, call), stamps[call]) && known[(actor, call)] != stamps[call]) stage.Violations.Add($"{actor.Name} touched a source that is another call's by now: {step}");
        if (step != "CallPool.Return") return;
        Returns++;
        free.Add(call);
    }
}
