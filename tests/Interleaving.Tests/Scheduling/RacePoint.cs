using Framewright.Interleaving.Tests.Scheduling;

namespace Framewright;

/// <content>Stops the actors of a stage; other threads pass.</content>
internal static partial class RacePoint
{
    static partial void Reach(string name, object subject) => Actor.Current?.Stop(name, subject);

    static partial void ReachLock(string name, object gate) => Actor.Current?.Lock(name, gate);

    static partial void LeaveLock(object gate) => Actor.Current?.Unlock(gate);
}
