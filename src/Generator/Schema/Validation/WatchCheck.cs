using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks the topics that a session subscribes to by itself, to hear that others are lost: a stream's <c>lostWhen.params</c>.</summary>
internal sealed class WatchCheck(ApiSchema api, IReadOnlyDictionary<string, StreamModel> streams, ValidationReport report)
{
    private readonly IdentityPaths identity = api.Identities;

    public void Check(SchemaFile file, StreamModel stream, StreamModel watched, EquatableArray<ArgumentModel> arguments)
    {
        var place = RecoveryReader.WatchPlace(stream.Name);
        if (Returns(stream, watched)) report.Add(Descriptors.UnfitWatch, file.Find(MarkKind.Reference, stream.Name + ".lostWhen"), watched.Name, $"it is watched because of '{stream.Name}' itself", "remove \"params\" from one of the streams' \"lostWhen\"");
        var values = new ParameterValues(stream);
        var rules = new ArgumentRules(api.FindType, name => identity.TypeOf(name) ?? values.Find(name));
        var use = new CallUseModel(watched.Name, arguments);
        var names = new List<string>();
        foreach (var value in new ParameterValues(watched).All())
        {
            names.Add(value.Name);
            var at = file.Find(MarkKind.Reference, place + "." + value.Name) ?? file.Find(MarkKind.Reference, stream.Name + ".lostWhen");
            if (rules.Choose(use, value) is not { } chosen)
            {
                if (!value.IsOptional) report.Add(Descriptors.UnfitWatch, at, watched.Name, $"its topic needs a value for '{value.Name}'", $"write one under \"params\": {{\"{value.Name}\": …}}, or leave \"params\" out altogether");
            }
            else if (Strange(chosen) is { } strange)
            {
                report.Add(Descriptors.UnfitWatch, at, watched.Name, $"'{strange}' stands for nothing", identity.Misfit(strange)!);
            }
            else if (!rules.Fits(chosen, value))
            {
                report.Add(Descriptors.UnfitWatch, at, watched.Name, $"its '{value.Name}' is of another type", "write a value of that type");
            }
        }

        foreach (var argument in arguments)
        {
            if (!names.Contains(argument.Parameter)) report.Add(Descriptors.UnfitWatch, file.Find(MarkKind.Reference, place + "." + argument.Parameter), watched.Name, $"it has no value '{argument.Parameter}'", NearestName.Advice(argument.Parameter, names, "remove it"));
        }
    }

    /// <summary>A value of who is logged in that is none.</summary>
    private string? Strange(ArgumentValue value)
    {
        if (value is NamedArgument named) return named.Name.StartsWith(IdentityPaths.Prefix, StringComparison.Ordinal) && identity.Misfit(named.Name) is not null ? named.Name : null;
        if (value is not ListArgument list) return null;
        foreach (var item in list.Items)
        {
            if (Strange(item) is { } strange) return strange;
        }

        return null;
    }

    /// <summary>Whether watching leads back to the stream: then the two would keep each other subscribed for ever.</summary>
    private bool Returns(StreamModel stream, StreamModel watched)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = watched; next is not null && seen.Add(next.Name); next = next.LostWhen is { Watch: not null } loss && streams.TryGetValue(loss.Stream, out var other) ? other : null)
        {
            if (next.Name == stream.Name) return true;
        }

        return false;
    }
}
