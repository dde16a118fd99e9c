using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>The goals, by the names of the benchmark contract.</summary>
public static class Goals
{
    private static readonly string[] Sizes = ["small", "plain", "medium", "large", "xl"];

    private static readonly Dictionary<string, Goal> All = Collect();

    /// <summary>The goal of a metric; null for none.</summary>
    public static Goal? Of(string name) => All.GetValueOrDefault(name);

    /// <summary>How many of the goals that a run measured were reached.</summary>
    public static string Count(RatioOutput output)
    {
        (double Value, Goal Goal)[] measured = [.. output.Names.Where(name => Of(name) is not null).Select(name => (output.Number(name)!.Value, Of(name)!))];
        return $"Goals reached: {measured.Count(one => one.Goal.IsReachedBy(one.Value))} of {measured.Length}.";
    }

    private static Dictionary<string, Goal> Collect()
    {
        var goals = new Dictionary<string, Goal>(StringComparer.Ordinal)
        {
            ["parse.route.ns"] = new(15, IsMost: true),
            ["e2e.small.vs_clientwebsocket"] = new(1.2),
            ["e2e.medium.vs_clientwebsocket"] = new(0.9),
            ["e2e.medium.vs_stj"] = new(6),
            ["e2e.calls1.vs_clientwebsocket"] = new(1),
            ["e2e.calls256.vs_clientwebsocket"] = new(5),
            ["generator.cold.ms"] = new(300, IsMost: true),
        };
        AddSizes("strict.vs_stj", 8, 18, 12, 8, 8);
        AddSizes("trusting.vs_stj", 15, 25, 20, 15, 18);
        AddSizes("record.vs_stj", 3, 4, 3.5, 3, 3);
        AddSizes("strict.vs_utf8reader", 3, 3, 3, 3, 3);
        AddSizes("shuffled.vs_stj", 3, 3, 3, 3, 3);
        foreach (string size in Sizes)
            goals[$"e2e.{size}.vs_utf8reader"] = new(2);
        return goals;

        void AddSizes(string metric, params double[] limits)
        {
            foreach ((string size, double limit) in Sizes.Zip(limits))
                goals[$"parse.{size}.{metric}"] = new(limit);
        }
    }
}
