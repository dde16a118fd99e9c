using System.Text;
using System.Text.Json;

namespace Framewright.Protocol;

/// <summary>Values that are bound once and carried by every call and topic of a sub-client: the schema's <c>scope</c>.</summary>
/// <remarks>Made by the generated client. Two scopes of equal name, values and parameters share one opening on the server.</remarks>
public sealed class Scope
{
    /// <summary>Describes a scope.</summary>
    /// <param name="name">Its name in the protocol's schema.</param>
    /// <param name="values">Its values, in the schema's order.</param>
    /// <param name="parameters">What its opening says besides, as one JSON value; null for none.</param>
    public Scope(string name, string[] values, byte[]? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        Name = name;
        Values = values;
        Parameters = parameters;
        FirstValue = values.Length > 0 ? Encoding.UTF8.GetBytes(values[0]) : [];
        Identity = string.Join('\u001f', [name, .. values, parameters is null ? "" : Encoding.UTF8.GetString(parameters)]);
    }

    /// <summary>Its name in the protocol's schema.</summary>
    public string Name { get; }

    /// <summary>Its values, in the schema's order.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>What its opening says besides, as one JSON value, or empty.</summary>
    public ReadOnlyMemory<byte> Parameters { get; }

    /// <summary>The id that it was opened with; 0 when it is not opened by a frame.</summary>
    public long Id { get; internal set; }

    /// <summary>Completes when it was closed; fails with <see cref="SubscriptionRefusedException"/> when the server ended it, and with <see cref="ConnectionLostException"/> when its socket did. Never completes for a scope that is not opened by a frame.</summary>
    public Task Ended => Completion.Task;

    /// <summary>The value that frames tell the scope by when it is not opened by a frame.</summary>
    internal byte[] FirstValue { get; }

    internal TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Equal for two scopes that share an opening.</summary>
    internal string Identity { get; }

    /// <summary>The scope that a template speaks of.</summary>
    /// <param name="scope">The scope of the call or topic that is being written; null when it has none.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Scope Require(Scope? scope) => scope ?? throw new InvalidOperationException("The protocol says this only inside of a scope: open one, and call the client that it gives.");

    /// <summary>Writes the parameters of its opening as one JSON value; an empty object when there are none.</summary>
    /// <param name="writer">Receives the value.</param>
    public void WriteParameters(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Parameters.IsEmpty)
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteRawValue(Parameters.Span, skipInputValidation: true);
        }
    }

    /// <summary>Its name and values, for reports.</summary>
    public override string ToString() => $"{Name}({string.Join(", ", Values)})";
}
