using System.Text;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>What a subscription asks the server for: a stream with its topic's values. Two topics with equal identity share one server subscription.</summary>
/// <remarks>Immutable. The generated client makes one for each subscription.</remarks>
public sealed class Topic
{
    private readonly byte[][] route;

    /// <summary>Describes a topic.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="parts">The topic's values, placeholders filled in, in the schema's order.</param>
    /// <param name="route">The values that its events carry, in the order of the protocol's <c>route</c>; the parts when null.</param>
    /// <param name="parameters">Further parameters as one JSON value; null for none.</param>
    public Topic(RealtimeStream stream, string[] parts, string[]? route = null, byte[]? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parts);
        Stream = stream;
        Parts = parts;
        Parameters = parameters;
        this.route = Array.ConvertAll(route ?? parts, Encoding.UTF8.GetBytes);
        Identity = string.Join('\u001f', [stream.Name, .. parts, parameters is null ? "" : Encoding.UTF8.GetString(parameters)]);
        if (parts.Length == 0) Identity = string.Join('\u001f', [Identity, .. route ?? []]);
    }

    private Topic(Topic other, Scope scope, object holder)
        : this(other, other.Parameters)
    {
        Scope = scope;
        Holder = holder;
        LostWhen = other.LostWhen?.In(scope, holder);
        Identity = scope.Identity + '\u001e' + other.Identity;
    }

    private Topic(Topic other, ReadOnlyMemory<byte> parameters)
    {
        Stream = other.Stream;
        Parts = other.Parts;
        Parameters = parameters;
        Removal = other.Removal;
        Calls = other.Calls;
        Recovery = other.Recovery;
        LostWhen = other.LostWhen;
        route = other.route;
        Scope = other.Scope;
        Holder = other.Holder;
        Identity = other.Identity;
    }

    /// <summary>The stream.</summary>
    public RealtimeStream Stream { get; }

    /// <summary>The topic's values.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Further parameters as one JSON value, or empty.</summary>
    public ReadOnlyMemory<byte> Parameters { get; }

    /// <summary>Of a stream with a carrier: the parameters of the subscription that takes this topic off it, as one JSON value; empty when the server is not told.</summary>
    public ReadOnlyMemory<byte> Removal { get; init; }

    /// <summary>The values that route its events, as unescaped UTF-8.</summary>
    public ReadOnlySpan<byte[]> Route => route;

    /// <summary>The scope of the sub-client that subscribes; null outside of one.</summary>
    public Scope? Scope { get; }

    /// <summary>The calls that open and close it, when it is no subscription of the protocol's own.</summary>
    public TopicCalls? Calls { get; init; }

    /// <summary>The calls that fill a gap of it; null when nothing does.</summary>
    public TopicRecovery? Recovery { get; init; }

    /// <summary>Which event of another stream says that it is lost; null for none.</summary>
    public TopicLoss? LostWhen { get; init; }

    /// <summary>The sub-client that subscribes; null outside of one.</summary>
    internal object? Holder { get; }

    /// <summary>Whether the server is asked for it. Otherwise its events come by themselves, and are only picked up.</summary>
    internal bool IsAskedFor => Parts.Count > 0 || Calls is not null;

    /// <summary>Equal for two topics that share a server subscription: stream, values and parameters.</summary>
    public string Identity { get; }

    /// <summary>The same topic in a scope.</summary>
    internal Topic In(Scope scope, object holder) => new(this, scope, holder);

    /// <summary>The same topic with the parameters that take it off its carrier.</summary>
    internal Topic ToRemoval() => new(this, Removal);

    /// <summary>Writes the further parameters as one JSON value; an empty array when there are none.</summary>
    /// <param name="writer">Receives the value.</param>
    public void WriteParameters(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Parameters.IsEmpty)
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteRawValue(Parameters.Span, skipInputValidation: true);
        }
    }

    /// <summary>Writes the further parameters as members of an object that is open already; nothing when there are none.</summary>
    /// <param name="writer">Receives the members.</param>
    /// <exception cref="NotSupportedException">The parameters have no names.</exception>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Parameters.IsEmpty) return;
        var cursor = new JsonCursor(Parameters.Span);
        if (cursor.Peek() != JsonKind.Object) throw new NotSupportedException($"The protocol spreads parameters over the frame, and those of '{Stream.Name}' have no names: write its \"params\" as an object.");
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            writer.WritePropertyName(cursor.ReadName());
            writer.WriteRawValue(cursor.Skip().Of(Parameters.Span), skipInputValidation: true);
        }
    }

    /// <summary>The stream's name and the topic's values, for reports.</summary>
    public override string ToString() => $"{Stream.Name}({string.Join(", ", Parts)})";
}
