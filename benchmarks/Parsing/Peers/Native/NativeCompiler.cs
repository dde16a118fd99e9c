using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Framewright.Benchmarks.Parsing.Peers.Native;

/// <summary>Compiles the peer in benchmarks/Native for this machine, where there are a C++ compiler and simdjson's header.</summary>
internal static class NativeCompiler
{
    private const string Compiler = "g++";
    private const string Source = "main.cpp";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Compiles, unless the program is newer than its sources.</summary>
    /// <param name="folder">Where the program goes.</param>
    /// <param name="program">Its path.</param>
    /// <param name="problem">Why there is none.</param>
    public static bool TryCompile(string folder, [NotNullWhen(true)] out string? program, [NotNullWhen(false)] out string? problem)
    {
        program = null;
        string sources = Path.Combine(AppContext.BaseDirectory, "Native");
        string target = Path.Combine(folder, "simdjson-peer");
        problem = IsCurrent(target, sources) ? null : Compile(Path.Combine(sources, Source), target);
        if (problem is not null)
            return false;
        program = target;
        return true;
    }

    private static bool IsCurrent(string target, string sources) =>
        File.Exists(target) && Directory.EnumerateFiles(sources).All(source => File.GetLastWriteTimeUtc(source) < File.GetLastWriteTimeUtc(target));

    private static string? Compile(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var start = new ProcessStartInfo(Compiler, ["-O3", "-march=native", "-DNDEBUG", "-std=c++17", source, "-o", target, "-lsimdjson"]) { RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return $"{Compiler} took longer than {Patience.TotalMinutes:0} minutes";
            }

            string[] lines = errors.GetAwaiter().GetResult().Split('\n');
            return process.ExitCode == 0 ? null
                : $"{Compiler} failed (libsimdjson-dev has to be installed): {lines.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? lines[0]}";
        }
        catch (Win32Exception)
        {
            return $"there is no {Compiler}";
        }
    }
}
