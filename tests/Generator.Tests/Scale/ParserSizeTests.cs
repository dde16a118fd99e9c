using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using Framewright.Generator.Tests.Harness;
using Xunit.Abstractions;

namespace Framewright.Generator.Tests.Scale;

/// <summary>What a type's own part in parsing costs: text to read, and code to compile and keep. The budget of the performance page.</summary>
public sealed partial class ParserSizeTests(ITestOutputHelper output)
{
    private const int Base = 20;
    private const int Added = 100;
    private const int MembersOfType = 7;

    // Who makes it much smaller has to say so on the page.
    private const double LeastUse = 0.7;

    [Fact]
    public void A_type_takes_as_much_text_as_the_page_says()
    {
        var cost = (TextOf(Base + Added) - TextOf(Base)) / (double)Added;
        Judge("text of a type", cost);
    }

    [Fact]
    public void A_member_takes_as_much_code_of_its_parser_as_the_page_says()
    {
        var (code, types) = CodeOfParsers(LargeService.Image(LargeService.Generate(Base, Base, Base + Added)));
        Assert.True(types >= Added / 2, $"{types} types have a parser.");
        Judge("parser's code for a member", code / (double)(types * MembersOfType));
    }

    private static long TextOf(int types) =>
        LargeService.Generate(Base, Base, types).Sources.Where(source => source.Key.Contains(".Types", StringComparison.Ordinal)).Sum(source => Encoding.UTF8.GetByteCount(source.Value));

    /// <summary>The bytes of IL of everything that reads: the pass, what it calls for members, and what sets up its tables.</summary>
    private static (long Code, int Types) CodeOfParsers(byte[] image)
    {
        using var file = new PEReader(ImmutableArray.Create(image));
        var metadata = file.GetMetadataReader();
        long code = 0;
        var types = 0;
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (!ViewOfType().IsMatch(metadata.GetString(type.Name))) continue;
            types++;
            foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition))
            {
                var name = metadata.GetString(method.Name);
                if (method.RelativeVirtualAddress != 0 && (name.StartsWith("Read", StringComparison.Ordinal) || name == ".cctor"))
                    code += file.GetMethodBody(method.RelativeVirtualAddress).GetILReader().Length;
            }
        }

        return (code, types);
    }

    private void Judge(string what, double cost)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "performance.md"));
        var row = Row().Matches(page).Single(match => match.Groups["what"].Value == what);
        var budget = int.Parse(row.Groups["bytes"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {cost:0.0} of {budget} bytes"));
        Assert.InRange(cost, budget * LeastUse, budget);
    }

    [GeneratedRegex(@"^\| the (?<what>text of a type|parser's code for a member) \| (?<bytes>[\d,]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^Type\d+View$")]
    private static partial Regex ViewOfType();
}
