using System.Globalization;
using System.Text.RegularExpressions;
using Framewright.Generator.Tests.Harness;
using Xunit.Abstractions;

namespace Framewright.Generator.Tests.Scale;

/// <summary>What one more method, stream or type costs in the user's assembly: the budget of the performance page.</summary>
public sealed partial class CodeSizeTests(ITestOutputHelper output)
{
    private const int Base = 20;
    private const int Added = 100;

    // Nobody can lower code size in silence either: the page would promise less than it gives.
    private const double LeastUse = 0.7;

    private static readonly Lazy<long> BaseSize = new(() => SizeOf(Base, Base, Base));

    [Theory]
    [InlineData("method", Added, 0, 0)]
    [InlineData("stream", 0, Added, 0)]
    [InlineData("type", 0, 0, Added)]
    public void A_declaration_costs_what_the_page_says(string kind, int methods, int streams, int types)
    {
        var cost = (SizeOf(Base + methods, Base + streams, Base + types) - BaseSize.Value) / (double)Added;
        var budget = Budget(kind);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}: {cost:0} of {budget} bytes"));
        Assert.InRange(cost, budget * LeastUse, budget);
    }

    private static long SizeOf(int methods, int streams, int types) => LargeService.Compile(LargeService.Generate(methods, streams, types));

    /// <summary>The number in the page's row: <c>| a method | 2,000 |</c>.</summary>
    private static int Budget(string kind)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "performance.md"));
        var row = Row().Matches(page).Single(match => match.Groups["kind"].Value == kind);
        return int.Parse(row.Groups["bytes"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\| an? (?<kind>method|stream|type) \| (?<bytes>[\d,]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
