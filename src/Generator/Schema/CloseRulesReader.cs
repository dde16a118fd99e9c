using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads a protocol's <c>close</c>: what each close code asks for.</summary>
internal static class CloseRulesReader
{
    /// <summary>What the end of a socket can ask for.</summary>
    public static readonly string[] Actions = { "retry", "reidentify", "stop" };

    public static EquatableArray<CloseRuleModel> Read(SchemaContext context, JsonSyntax syntax)
    {
        if (context.AsObject(syntax, "\"close\"", "an object of actions by close code, such as {\"4000\": \"retry\", \"*\": \"retry\"}") is not { } rules) return default;
        var models = new List<CloseRuleModel>(rules.Members.Count);
        foreach (var member in context.Entries(rules))
        {
            var key = member.Name.Value;
            var isCode = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 1000 and <= 4999;
            if (!isCode && key != "*")
            {
                context.Report(Descriptors.UnknownWord, member.Name, key, "a close code", "write a number from \"1000\" to \"4999\", or \"*\" for every other code");
                continue;
            }

            if (context.AsString(member.Value, "An action", "\"retry\", \"reidentify\" or \"stop\"") is not { } action) continue;
            if (Array.IndexOf(Actions, action.Value) >= 0) models.Add(new CloseRuleModel(isCode ? code : null, action.Value));
            else context.Report(Descriptors.UnknownWord, action, action.Value, "what a close code can ask for", NearestName.Advice(action.Value, Actions, "write 'retry'"));
        }

        return models.ToEquatable();
    }
}
