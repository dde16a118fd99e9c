namespace Framewright.Protocols.Tests.Support;

/// <summary>Short ways to the events of a subscription.</summary>
internal static class Events
{
    /// <summary>The next event, awaited no longer than a test may take.</summary>
    public static async Task<T> FirstAsync<T>(this IAsyncEnumerable<T> events)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await foreach (var item in events.WithCancellation(giveUp.Token)) return item;
        throw new InvalidOperationException("The subscription ended without an event.");
    }
}
