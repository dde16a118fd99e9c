namespace Framewright.Runtime.Tests.Support;

/// <summary>Looks at no token and never ends by itself; when it is let go, it calls. Each attempt is let go separately.</summary>
internal sealed class DeafAuthenticator : SessionAuthenticator
{
    private readonly TaskCompletionSource[] letGo = [new(), new()];
    private int attempts;

    public Task?[] Calls { get; } = new Task?[2];

    public void LetGo(int attempt) => letGo[attempt].SetResult();

    public override async ValueTask AuthenticateAsync(RealtimeConnection connection, CancellationToken cancellationToken)
    {
        var attempt = attempts++;
        await letGo[attempt].Task;
        Calls[attempt] = connection.CallAsync(new Echo(1), Wire.Number, CancellationToken.None).AsTask();
        await Calls[attempt]!;
    }
}
