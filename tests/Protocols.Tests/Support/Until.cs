namespace Framewright.Protocols.Tests.Support;

/// <summary>Waits for what happens elsewhere.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!condition()) await Task.Delay(10, giveUp.Token);
    }
}
