using Framewright.Protocol;

namespace Framewright.Generator.Tests.Harness;

/// <summary>The lifecycle of a generated protocol behind ordinary virtual methods.</summary>
internal abstract class LifecycleProbe
{
    public abstract bool NeedsCredentials { get; }

    public abstract bool KeepsSession { get; }

    public abstract CloseAction? Then(int kind);

    public abstract bool RefusesCredentials(int kind);

    public abstract void Present(SessionCredentials credentials);

    public abstract void ForgetSocket();

    public abstract bool Has(int condition);

    public abstract HeartbeatPolicy? SessionHeartbeat();

    public abstract ConnectRequest Connect();

    public abstract EndpointCall? Endpoint();

    public abstract void CaptureEndpoint(string answer);

    public abstract void Take(string frame);

    public abstract string WriteTemplate(int template, long id);

    public static LifecycleProbe Of(GeneratedAssembly assembly, string protocol) =>
        (LifecycleProbe)Activator.CreateInstance(typeof(LifecycleProbe<>).MakeGenericType(assembly.Find($"{Generation.RootNamespace}.Protocols.{protocol}")))!;
}
