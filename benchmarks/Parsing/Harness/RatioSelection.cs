namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>Which part of the ratio run is wanted.</summary>
/// <param name="Sizes">The sizes to measure, smallest first.</param>
/// <param name="Rows">The rows to measure, each with the rivals that it is held against; empty for every row.</param>
/// <param name="Rounds">How many rounds are measured after warm-up.</param>
public sealed record RatioSelection(IReadOnlyList<CorpusFacts> Sizes, IReadOnlyList<string> Rows, int Rounds)
{
    public const string Usage = "usage: ratios [--size NAME,…] [--rows NAME,…] [--rounds COUNT]";

    /// <summary>The row without a size: what an event costs that nobody subscribed to.</summary>
    public const string Route = "route";

    private const int AllRounds = 25;

    /// <summary>All sizes and rows.</summary>
    public static RatioSelection Everything { get; } = new(CorpusFacts.All, [], AllRounds);

    /// <summary>Whether routing is wanted: as a row, or because no part is left out.</summary>
    public bool IncludesRoute => Rows.Contains(Route) || (Rows.Count == 0 && Sizes.Count == CorpusFacts.All.Count);

    /// <summary>Whether the native peer takes part: it is compiled first, so that a quick look has to name it.</summary>
    public bool IncludesSimdjson => Rows.Count == 0 || Rows.Contains(Lineup.Simdjson);

    /// <summary>Whether anything is wanted of each size.</summary>
    public bool IncludesSizes => Rows.Any(row => row != Route) || Rows.Count == 0;

    /// <summary>Reads the arguments behind <c>ratios</c>: several names go into one argument with commas, or into several arguments.</summary>
    /// <exception cref="UsageException">An argument is unknown, or names something that does not exist.</exception>
    public static RatioSelection Parse(IReadOnlyList<string> arguments)
    {
        List<string> sizes = [], rows = [];
        int rounds = AllRounds;
        for (int i = 0; i < arguments.Count; i += 2)
        {
            string value = i + 1 < arguments.Count ? arguments[i + 1] : throw new UsageException($"'{arguments[i]}' has no value; {Usage}");
            switch (arguments[i])
            {
                case "--size" or "--sizes":
                    sizes.AddRange(NamesOf(value));
                    break;
                case "--row" or "--rows":
                    rows.AddRange(NamesOf(value));
                    break;
                case "--rounds":
                    rounds = int.TryParse(value, out int count) && count > 0 ? count : throw new UsageException($"'{value}' is no number of rounds");
                    break;
                default:
                    throw new UsageException($"'{arguments[i]}' is unknown; {Usage}");
            }
        }

        CheckNames("size", sizes, CorpusFacts.All.Select(facts => facts.Name));
        CheckNames("row", rows, [.. Lineup.Rows, Route]);
        return new RatioSelection([.. CorpusFacts.All.Where(facts => sizes.Count == 0 || sizes.Contains(facts.Name))], rows, rounds);
    }

    private static string[] NamesOf(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void CheckNames(string kind, IEnumerable<string> names, IEnumerable<string> known)
    {
        string[] all = [.. known];
        foreach (string name in names.Except(all))
            throw new UsageException($"there is no {kind} '{name}'; there are {string.Join(", ", all)}");
    }
}
