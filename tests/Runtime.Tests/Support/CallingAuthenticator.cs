namespace Framewright.Runtime.Tests.Support;

/// <summary>Authenticates with one call, and then fails if it is told to.</summary>
internal sealed class CallingAuthenticator(Exception? failure = null) : SessionAuthenticator
{
    public long Answer { get; private set; }

    public override async ValueTask AuthenticateAsync(RealtimeConnection connection, CancellationToken cancellationToken)
    {
        Answer = await connection.CallAsync(new Echo(42), Wire.Number, cancellationToken);
        if (failure is not null) throw failure;
    }
}
