using System.Runtime.CompilerServices;
using System.Text;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Harness;

internal sealed class LifecycleProbe<TProtocol> : LifecycleProbe
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly StrongBox<TProtocol> socket = new();

    public override bool NeedsCredentials => TProtocol.NeedsCredentials;

    public override bool KeepsSession => TProtocol.KeepsSession;

    public override CloseAction? Then(int kind) => TProtocol.Then(kind);

    public override bool RefusesCredentials(int kind) => TProtocol.RefusesCredentials(kind);

    public override void Present(SessionCredentials credentials) => socket.Value.Present(credentials);

    public override void ForgetSocket() => socket.Value.ForgetSocket();

    public override bool Has(int condition) => socket.Value.Has(condition);

    public override HeartbeatPolicy? SessionHeartbeat() => socket.Value.SessionHeartbeat();

    public override ConnectRequest Connect()
    {
        var request = new ConnectRequest();
        socket.Value.Connect(request);
        return request;
    }

    public override EndpointCall? Endpoint() => socket.Value.Endpoint();

    public override void CaptureEndpoint(string answer) => socket.Value.CaptureEndpoint(Encoding.UTF8.GetBytes(answer));

    public override void Take(string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        TProtocol.ReadHeader(bytes, 0, out var header);
        Assert.True(header.IsComplete);
        socket.Value.Capture(bytes, header);
    }

    public override string WriteTemplate(int template, long id) => ProtocolProbe.Write(writer => socket.Value.WriteTemplate(writer, template, id));
}
