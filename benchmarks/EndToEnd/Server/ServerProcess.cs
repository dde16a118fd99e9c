using System.Diagnostics;
using System.Globalization;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>This program once more, as the server.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly int port;

    private ServerProcess(Process process, int port)
    {
        this.process = process;
        this.port = port;
    }

    public static ServerProcess Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add("serve");
        Process process = Process.Start(start)!;
        string line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start");
        return new ServerProcess(process, int.Parse(line, CultureInfo.InvariantCulture));
    }

    /// <summary>Where frames of one size are replayed.</summary>
    public Uri AddressOf(CorpusFacts size) => new($"ws://127.0.0.1:{port}/{size.Name}/websocket");

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }
}
