using Framewright.Generator.Pipeline;
using Framewright.Generator.Tests.Extension;
using Framewright.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Caching;

/// <summary>What an edit makes anew in a project that adds to an api of a package.</summary>
public sealed class ExtensionIncrementalityTests
{
    private static readonly SchemaFile Storms = new("/app/storms.rt.json", """
        { "api": "Weather", "types": { "Storm": { "fields": { "over": "City", "sky": "Sky" } } }, "methods": { "Storms": { "call": "storms", "returns": "Storm[]" } } }
        """);

    private static readonly SchemaFile Nearest = new("/app/nearest.rt.json", """
        { "api": "Weather", "methods": { "Nearest": { "call": "nearest", "params": ["double north"], "returns": "string" } } }
        """);

    private static Generation Start() => Package.Extend("", [Storms, Nearest], Package.Weather());

    [Fact]
    public void The_first_run_makes_everything()
    {
        var first = Start();
        Assert.Empty(first.Diagnostics);
        Assert.Equal(["New ExtensionUnit Weather"], first.Fresh(Steps.Clients));
        Assert.Equal(["New DocumentUnit Weather.nearest", "New DocumentUnit Weather.storms"], first.Fresh(Steps.Units).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unrelated_edit_of_code_makes_nothing()
    {
        var first = Start();
        var next = first.With(first.Input.AddSyntaxTrees(Generation.Parse("internal sealed class Unrelated;")));
        foreach (var step in new[] { Steps.Schemas, Steps.Documents, Steps.Packages, Steps.Surroundings, Steps.Plan, Steps.Units, Steps.Clients, Steps.Diagnostics }) Assert.Empty(next.Fresh(step));
        foreach (var (_, reason) in next.Result.TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(static run => run.Outputs)) Assert.Equal(IncrementalStepRunReason.Cached, reason);
    }

    [Fact]
    public void An_edit_of_one_document_makes_its_unit()
    {
        var next = Start().Replace(Nearest, Nearest.Edit("double north", "double south"));
        Assert.Equal(["Modified DocumentUnit Weather.nearest"], next.Fresh(Steps.Units));
        Assert.Empty(next.Fresh(Steps.Clients));
    }

    [Fact]
    public void A_lent_document_makes_nothing_unless_it_says_something_else_of_a_type_in_use()
    {
        var lent = Package.Cities.Lent;
        var weather = Package.Weather();
        var package = weather with { Lent = [lent, .. weather.Lent.Where(schema => schema.Path != lent.Path)] };
        var first = Package.Extend("", [Storms, Nearest], package);
        var spaced = first.Replace(lent, lent.With("// Moved.\n" + lent.Text));
        Assert.Empty(spaced.Fresh(Steps.Documents));
        var renamed = first.Replace(lent, lent.Edit("\"call\": \"find\"", "\"call\": \"seek\""));
        Assert.Empty(renamed.Fresh(Steps.Units));
        var changed = first.Replace(lent, lent.Edit("\"enum\": { \"c\": \"Clear\", \"r\": \"Rain\" }", "\"fields\": { \"c\": \"string\" }"));
        Assert.Equal(["Modified DocumentUnit Weather.storms"], changed.Fresh(Steps.Units));
    }

    [Fact]
    public void Another_build_of_the_package_with_the_same_types_makes_nothing()
    {
        var first = Start();
        var references = first.Input.References.ToList();
        var next = first.With(first.Input.RemoveReferences(references[^1]).AddReferences(Package.Weather().Reference));
        Assert.Empty(next.Fresh(Steps.Packages));
        Assert.Empty(next.Fresh(Steps.Units));
    }

    [Fact]
    public void A_project_without_schemas_is_not_asked_for_its_references()
    {
        var bystander = Generation.Start("", [], references: [Package.Weather().Reference]);
        var (value, _) = Assert.Single(Assert.Single(bystander.Result.TrackedSteps[Steps.Packages]).Outputs);
        Assert.Same(Packages.None, value);
    }
}
