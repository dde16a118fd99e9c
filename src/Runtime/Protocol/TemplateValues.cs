namespace Framewright.Protocol;

/// <summary>The constants that a method or a stream gives to its templates: the schema's <c>values</c>. Immutable.</summary>
public sealed class TemplateValues
{
    private readonly (string Name, byte[] Json)[] values;

    /// <summary>Lists the values.</summary>
    /// <param name="values">Each with its name and its JSON.</param>
    public TemplateValues(params (string Name, byte[] Json)[] values) => this.values = values;

    /// <summary>A value as JSON; empty when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public ReadOnlySpan<byte> Find(string name)
    {
        // A handful at most: looking at each costs less than a hash.
        foreach (var (key, value) in values)
        {
            if (key == name) return value;
        }

        return default;
    }
}
