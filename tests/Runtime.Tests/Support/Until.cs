using System.Runtime.CompilerServices;

namespace Framewright.Runtime.Tests.Support;

/// <summary>Waits of tests, all of which end.</summary>
internal static class Until
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Waits for something that the loops bring about; fails when it does not come.</summary>
    public static async Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !condition(); await Task.Delay(1))
        {
            if (TimeProvider.System.GetElapsedTime(started) > Limit) Assert.Fail($"It never came to: {text}");
        }
    }

    public static Task Done(Task task) => task.WaitAsync(Limit);

    /// <summary>For what takes seconds by itself.</summary>
    public static Task LongDone(Task task) => task.WaitAsync(3 * Limit);

    public static Task<T> Done<T>(Task<T> task) => task.WaitAsync(Limit);

    public static Task Done(ValueTask task) => task.AsTask().WaitAsync(Limit);

    public static Task<T> Done<T>(ValueTask<T> task) => task.AsTask().WaitAsync(Limit);
}
