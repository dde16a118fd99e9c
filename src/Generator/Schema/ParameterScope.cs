using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Schema;

/// <summary>The parameters that one method or stream has declared so far, in the order of their declaration.</summary>
internal sealed class ParameterScope(SchemaContext context, bool isSignature)
{
    private const string LocalPrefix = "present";

    private readonly Dictionary<string, TypedValue> declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> members = new(StringComparer.Ordinal);

    /// <summary>The declared names.</summary>
    public IReadOnlyCollection<string> Names => declared.Keys;

    public TypedValue? Find(string name) => declared.TryGetValue(name, out var value) ? value : null;

    /// <summary>Declares a value; null, after a report, when its name cannot be.</summary>
    public TypedValue? Declare(TypedValue value, (int Start, int Length) at)
    {
        if (!CSharpName.IsCamel(value.Name))
        {
            context.Report(Descriptors.BadName, at, value.Name, "a value", CSharpName.CamelAdvice(value.Name));
            return null;
        }

        var owner = isSignature && (ReservedNames.InSignature(value.Name) || IsLocal(value.Name)) ? "generated code" : IsTaken(value.Name) ? "another value beside it" : null;
        if (owner is not null)
        {
            context.Report(Descriptors.NameCollision, at, value.Name, "this value", owner, "give it another name");
            return null;
        }

        declared.Add(value.Name, value);
        return value;
    }

    /// <summary>A value that may be null is tested into a variable of its own: <c>presentCount</c> for <c>Count</c>.</summary>
    private bool IsLocal(string name)
        => declared.ContainsKey(LocalPrefix + name) || (name.StartsWith(LocalPrefix, StringComparison.Ordinal) && declared.ContainsKey(name.Substring(LocalPrefix.Length)));

    /// <summary>Values that are no parameters become members, whose names differ in more than the case of a first letter or an underscore.</summary>
    private bool IsTaken(string name) => declared.ContainsKey(name) || (!isSignature && !members.Add(CSharpName.Pascal(name)));
}
