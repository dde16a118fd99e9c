using System.Runtime.CompilerServices;
using System.Text;

namespace Framewright.Generator.Tests.Harness;

/// <summary>Compares texts with files beside the test, by the file conventions of Verify.</summary>
/// <remarks><c>Class.Method.verified.txt</c> is what is expected. On a mismatch <c>Class.Method.received.txt</c> is written beside it; <c>UPDATE_BASELINES=1</c> takes it over.</remarks>
internal static class Baseline
{
    public static void Verify(string actual, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var name = $"{Path.ChangeExtension(Repository.PlaceOf(file), null)}.{method}";
        var verified = name + ".verified.txt";
        var received = name + ".received.txt";
        if (IsUpdate(Environment.GetEnvironmentVariable("UPDATE_BASELINES"), Environment.GetEnvironmentVariable("CI")))
        {
            Write(verified, actual);
            File.Delete(received);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        Write(received, actual);
        Assert.Fail(expected is null ? $"{Path.GetFileName(verified)} is missing." : $"{Path.GetFileName(verified)} differs: {FirstDifference(expected, actual)}");
    }

    /// <summary>Whether baselines are rewritten instead of compared; an error on a build server, where nobody would review them.</summary>
    public static bool IsUpdate(string? update, string? ci)
    {
        if (update != "1") return false;
        return ci == "true" ? throw new InvalidOperationException("UPDATE_BASELINES is refused when CI=true.") : true;
    }

    /// <summary>The baselines of a test class whose tests are gone.</summary>
    public static IEnumerable<string> Orphans(Type test, [CallerFilePath] string file = "") => Directory
        .GetFiles(Path.GetDirectoryName(Repository.PlaceOf(file))!, "*.verified.txt")
        .Select(Path.GetFileName)
        .Where(name => name!.Split('.') is not [var type, var method, ..] || type != test.Name || test.GetMethod(method) is null)!;

    /// <summary>One text of several generated files.</summary>
    public static string Join(IEnumerable<KeyValuePair<string, string>> sources)
    {
        var text = new StringBuilder();
        foreach (var source in sources) text.Append("//// ").Append(source.Key).Append('\n').Append(source.Value).Append('\n');
        return text.ToString();
    }

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(false));

    private static string FirstDifference(string expected, string actual)
    {
        var left = expected.Split('\n');
        var right = actual.Split('\n');
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line]) line++;
        return $"line {line + 1} is '{right.ElementAtOrDefault(line)}' instead of '{left.ElementAtOrDefault(line)}'";
    }
}
