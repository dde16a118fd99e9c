using System.Globalization;
using Framewright.Generator.Json;
using Framewright.Generator.Schema;
using Framewright.Generator.Tests.Json;

namespace Framewright.Generator.Tests.Schema;

/// <summary>Replaces every value and every name of real schemas by what nobody expects there: reports are fine, exceptions are not.</summary>
public sealed class HostileSchemaTests
{
    private static readonly string[] Values = ["null", "true", "-1.5e9", "[]", "[[{}]]", "{}", "{\"value\": 1, \"type\": []}", "\"\"", "\"{\"", "\"{a b}\"", "\"map<\"", "\"..\"", "\"a[\"", "\"\\ud800?\"", "\"999999999999s\""];
    private static readonly string[] Names = ["\"\"", "\"?\"", "\"...\"", "\"[0]\"", "\"\\\\\"", "\"\\u0000\"", "\"is\"", "\"value\""];

    [Theory]
    [InlineData("schema/ddp.rt.json")]
    [InlineData("schema/rocketchat/session.rt.json")]
    [InlineData("schema/rocketchat/activity.rt.json")]
    public void Anything_anywhere_is_survived(string name)
    {
        var text = File.ReadAllText(Path.Combine(RepositorySchemas.Root, name));
        var others = RepositorySchemas.ParseAll().Where(x => !x.Document.Path.EndsWith(name, StringComparison.Ordinal)).ToArray();
        var reported = 0;
        foreach (var (syntax, replacements) in Targets(Read.Valid(text)))
        {
            foreach (var replacement in replacements)
            {
                var parsed = SchemaText.Parse(text[..syntax.Start] + replacement + text[syntax.End..], "/" + name);
                foreach (var diagnostic in parsed.Positions.Diagnostics.Concat(SchemaText.Validate([.. others, parsed], new AnchorFact("RocketChat", "Client", null))))
                {
                    Assert.NotEmpty(diagnostic.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture));
                    reported++;
                }
            }
        }

        Assert.True(reported > 100);
    }

    private static IEnumerable<(JsonSyntax Syntax, string[] Replacements)> Targets(JsonSyntax syntax)
    {
        yield return (syntax, Values);
        if (syntax is JsonArraySyntax array)
        {
            foreach (var target in array.Items.SelectMany(Targets)) yield return target;
        }

        if (syntax is not JsonObjectSyntax value) yield break;
        foreach (var member in value.Members)
        {
            yield return (member.Name, Names);
            foreach (var target in Targets(member.Value)) yield return target;
        }
    }
}
