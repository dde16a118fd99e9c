using System.Diagnostics;

namespace Framewright;

/// <summary>Marks the places where threads race: before each interlocked or volatile step and before each lock. Shipped builds contain none of it.</summary>
/// <remarks>tests/Interleaving.Tests compiles these sources once more with RACE_POINTS, and stops each thread at each of them, so that every order of the steps can be run.</remarks>
internal static partial class RacePoint
{
    /// <summary>The step behind this line races with others.</summary>
    /// <param name="name">Type and step, for traces.</param>
    /// <param name="subject">What is raced for.</param>
    [Conditional("RACE_POINTS")]
    public static void At(string name, object subject) => Reach(name, subject);

    /// <summary>The line behind this takes a lock; what runs until <see cref="Leave"/> is one step for all others that take it.</summary>
    [Conditional("RACE_POINTS")]
    public static void Enter(string name, object gate) => ReachLock(name, gate);

    /// <summary>The lock was released.</summary>
    [Conditional("RACE_POINTS")]
    public static void Leave(object gate) => LeaveLock(gate);

    static partial void Reach(string name, object subject);

    static partial void ReachLock(string name, object gate);

    static partial void LeaveLock(object gate);
}
