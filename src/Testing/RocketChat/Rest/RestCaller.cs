using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>Who makes one request over HTTP: whom its headers name, if the token is theirs.</summary>
internal sealed class RestCaller : Caller
{
    public RestCaller(Workspace workspace, RecordedRequest request)
        : base(workspace)
    {
        if (Header(request, "X-2fa-code") is { } code)
            Proof = new SecondFactorProof(code, Header(request, "X-2fa-method") ?? "totp");
        var token = Header(request, "X-Auth-Token") is { } value ? workspace.Users.Token(value) : null;
        if (token is not null && token.Owner.Id == Header(request, "X-User-Id") && token.Owner.IsActive && !(token.ExpiresAt < workspace.Clock.Now))
            Become(token.Owner, token.Value);
    }

    public override SecondFactorProof? Proof { get; }

    private static string? Header(RecordedRequest request, string name) => request.Headers.GetValueOrDefault(name);
}
