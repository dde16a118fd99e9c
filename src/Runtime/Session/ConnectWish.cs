using System.Diagnostics;

namespace Framewright.Session;

/// <summary>Somebody's wish that the connection be live, over however many attempts that takes: what <see cref="RealtimeConnection.ConnectAsync"/> waits for.</summary>
internal sealed class ConnectWish
{
    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Live => live.Task;

    /// <summary>The span that was current where it was made.</summary>
    public Activity? Parent { get; } = Activity.Current;

    public void Fulfil() => live.TrySetResult();

    public void Refuse(Exception reason)
    {
        if (live.TrySetException(reason)) _ = live.Task.Exception;
    }
}
