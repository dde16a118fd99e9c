using System.Diagnostics;
using System.Globalization;

namespace Framewright.Allocation;

/// <summary>The server as a child of this process; ends with it.</summary>
internal sealed class ChildServer : IDisposable
{
    private readonly Process process;

    private ChildServer(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static ChildServer Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add("--serve");
        var process = Process.Start(start)!;
        var port = int.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start."), CultureInfo.InvariantCulture);
        return new ChildServer(process, new Uri($"ws://127.0.0.1:{port}/websocket"));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
