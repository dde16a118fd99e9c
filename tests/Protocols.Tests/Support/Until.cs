namespace Framewright.Protocols.Tests.Support;

/// <summary>Waits that end: a test that hangs says nothing.</summary>
internal static class Until
{
    /// <summary>Long enough for a busy machine.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

    public static async Task TrueAsync(Func<bool> condition)
    {
        using var giveUp = new CancellationTokenSource(Limit);
        while (!condition()) await Task.Delay(10, giveUp.Token);
    }

    /// <summary>The first item of a sequence.</summary>
    public static async Task<T> FirstAsync<T>(this IAsyncEnumerable<T> items)
    {
        using var limit = new CancellationTokenSource(Limit);
        await foreach (var item in items.WithCancellation(limit.Token)) return item;
        throw new InvalidOperationException("The sequence ended without an item.");
    }

    /// <summary>All items of a sequence that ends.</summary>
    public static async Task<List<T>> AllAsync<T>(this IAsyncEnumerable<T> items)
    {
        using var limit = new CancellationTokenSource(Limit);
        var all = new List<T>();
        await foreach (var item in items.WithCancellation(limit.Token)) all.Add(item);
        return all;
    }
}
