using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Framewright.Runtime.Tests.Transport.Interop;

/// <summary>A server of somebody else's, in a process of its own.</summary>
internal sealed class InteropProgram : IDisposable
{
    public const string Node = "node";
    public const string Python = "python3";

    private readonly Process process;

    private InteropProgram(Process process, int port)
    {
        this.process = process;
        Endpoint = new Uri($"ws://127.0.0.1:{port}/");
    }

    public Uri Endpoint { get; }

    /// <summary>What is missing to run the program, or null.</summary>
    public static string? Missing(string program)
    {
        try
        {
            using var process = Process.Start(StartOf(program, program == Node ? ["-e", "require('ws')"] : ["-c", "import websockets"]))!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{program} has no {(program == Node ? "ws: apt-get install node-ws" : "websockets: apt-get install python3-websockets")}";
        }
        catch (Win32Exception)
        {
            return $"there is no {program}";
        }
    }

    public static async Task<InteropProgram> StartAsync(string program, bool isCompressed)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Transport", "Interop", program == Node ? "echo.js" : "echo.py");
        var process = Process.Start(StartOf(program, isCompressed ? [script, "deflate"] : [script]))!;
        var port = await process.StandardOutput.ReadLineAsync().Within() ?? throw new InvalidOperationException($"{program} did not start: {await process.StandardError.ReadToEndAsync()}");
        return new InteropProgram(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }

    private static ProcessStartInfo StartOf(string program, IEnumerable<string> arguments)
    {
        // Debian's packages are for Debian's Python, which need not be the first on the path, and lie where a Node from elsewhere does not look.
        var own = program == Python && File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : program;
        var start = new ProcessStartInfo(own, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (program == Node && Directory.Exists("/usr/share/nodejs/ws")) start.Environment["NODE_PATH"] = "/usr/share/nodejs";
        return start;
    }
}
