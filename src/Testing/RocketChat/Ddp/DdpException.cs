namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>Ends a method or a publication with an error for the client; never leaves the session.</summary>
internal sealed class DdpException(DdpError error) : Exception(error.Reason ?? error.Code)
{
    public DdpError Error { get; } = error;
}
