namespace Framewright.Testing;

/// <summary>Asks for the examples of a schema as a list of tests: the class gets a static <c>All</c>, which <see cref="SchemaExamples"/> runs.</summary>
/// <remarks>
/// <para>Put it on a <c>partial</c> class of a test project that lists the schemas, with <c>Reference="true"</c> if another project is
/// generated from them. No other assembly carries the examples.</para>
/// <code>[RealtimeExamples(typeof(NotesClient))] internal static partial class NotesExamples;</code>
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RealtimeExamplesAttribute : Attribute
{
    /// <summary>Asks for the examples of an api, and of its protocol's frames if this project can see the protocol.</summary>
    /// <param name="client">The api's client: a class with <c>[RealtimeClient]</c>.</param>
    public RealtimeExamplesAttribute(Type client) => Client = client;

    /// <summary>Asks for the examples of a protocol's frames.</summary>
    /// <param name="protocol">The protocol's name in its schema.</param>
    public RealtimeExamplesAttribute(string protocol) => Protocol = protocol;

    /// <summary>The api's client; null when a protocol is asked for.</summary>
    public Type? Client { get; }

    /// <summary>The protocol's name; null when an api is asked for.</summary>
    public string? Protocol { get; }
}
