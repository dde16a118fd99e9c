using System.Globalization;

namespace Framewright.Allocation;

/// <summary>What was measured, and whether all limits were kept.</summary>
internal sealed class Report
{
    private readonly List<(string Path, Reading Reading, Limit Limit)> lines = [];

    public void Add(string path, Reading reading, Limit limit) => lines.Add((path, reading, limit));

    /// <summary>Prints everything.</summary>
    /// <returns>The process's exit code: 1 when a limit was broken.</returns>
    public int Print()
    {
        foreach (var (path, reading, limit) in lines)
        {
            var verdict = limit == Limit.None ? "" : reading.Satisfies(limit) ? "ok" : "BROKEN";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path,-44} {reading.BytesPerFrame,10:0.0000} B each {reading.TotalBytes,12} B a run  {verdict}"));
        }

        return lines.TrueForAll(line => line.Reading.Satisfies(line.Limit)) ? 0 : 1;
    }
}
