using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>Who runs a method: a socket's session, or one request over HTTP. Guarded by the workspace's lock.</summary>
internal abstract class Caller(Workspace workspace)
{
    public Workspace Workspace => workspace;

    public RocketChatServerOptions Options => workspace.Options;

    /// <summary>Whose login it is; null for nobody's.</summary>
    public TestUser? User { get; private set; }

    /// <summary>The token of the present login; gone with the logout.</summary>
    public string? Token { get; private set; }

    /// <summary>The second factor that came with the call beside its parameters, if any.</summary>
    public virtual SecondFactorProof? Proof => null;

    /// <summary>Takes on an identity, or none.</summary>
    public virtual void Become(TestUser? user, string? token)
    {
        User = user;
        Token = token;
    }
}
