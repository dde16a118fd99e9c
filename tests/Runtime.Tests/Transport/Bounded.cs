using System.Text;
using Framewright.Runtime.Tests.Support;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>Every wait of these tests ends, with a failure if need be.</summary>
internal static class Bounded
{
    /// <summary>For a whole test, in milliseconds: what hangs in no wait of these ends too.</summary>
    public const int TestLimit = 300_000;

    public static Task Within(this Task task) => task.WaitAsync(Until.Limit);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Until.Limit);

    public static Task Within(this ValueTask task) => task.AsTask().WaitAsync(Until.Limit);

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Until.Limit);

    /// <summary>The next message as text; fails when the socket ends instead.</summary>
    public static async Task<string> ReadTextAsync(this ITransport transport)
    {
        while (await transport.WaitToReadAsync().Within())
        {
            if (transport.TryRead(out var frame)) return Encoding.UTF8.GetString(frame.Payload);
        }

        throw new InvalidOperationException($"The socket ended: {transport.End}");
    }

    public static async Task SendTextAsync(this ITransport transport, string text)
    {
        transport.Append(Encoding.UTF8.GetBytes(text));
        Assert.True(await transport.FlushAsync().Within());
    }

    /// <summary>Reads on until the socket has ended.</summary>
    public static async Task<TransportEnd> ReadToEndAsync(this ITransport transport)
    {
        while (await transport.WaitToReadAsync().Within())
        {
            while (transport.TryRead(out _))
            {
            }
        }

        return transport.End!;
    }
}
