using System.Diagnostics;
using System.Globalization;

namespace Framewright.Benchmarks.Parsing.Peers.Native;

/// <summary>simdjson's on-demand API in a process of its own, which serves slices: it runs while we wait, and waits while we run.</summary>
/// <remarks>
/// Its on-demand API finds the structure and checks UTF-8 of the whole frame first, and validates values as they are read: what is skipped is not validated any further
/// (numbers and literals, escapes, commas inside). Ours, strict, validates everything. It is told what results carry, as ours is. It reads frames in the servers' order only.
/// </remarks>
public sealed class NativePeer : IDisposable
{
    private readonly Process process;
    private readonly string folder;

    private NativePeer(Process process, string folder)
    {
        this.process = process;
        this.folder = folder;
    }

    /// <summary>Compiles and starts the peer.</summary>
    /// <param name="log">Told why there is none.</param>
    /// <returns>The peer; null where there is no compiler or no simdjson.</returns>
    public static NativePeer? TryStart(TextWriter log)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "native-peer");
        if (NativeCompiler.TryCompile(folder, out string? program, out string? problem))
            return new NativePeer(Process.Start(new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true })!, folder);
        log.WriteLine($"the simdjson peer is left out: {problem}");
        return null;
    }

    /// <summary>Gives it the frames of one size.</summary>
    public void Load(CorpusFacts facts)
    {
        string path = Harness.CorpusFolder.Write(folder, facts);
        string count = Ask($"load {path} {(facts.Size == CorpusSize.Xl ? "history" : "login")}");
        if (count != facts.FrameCount.ToString(CultureInfo.InvariantCulture))
            throw new InvalidOperationException($"the simdjson peer has read {count} frames of {facts.FrameCount}");
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <exception cref="InvalidOperationException">The peer reports an error, or has ended.</exception>
    public string Ask(string command)
    {
        process.StandardInput.WriteLine(command);
        process.StandardInput.Flush();
        string answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the simdjson peer has ended");
        return answer.StartsWith("error", StringComparison.Ordinal) ? throw new InvalidOperationException($"simdjson peer, {command}: {answer}") : answer;
    }

    /// <summary>Ends its input, and so the process.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
