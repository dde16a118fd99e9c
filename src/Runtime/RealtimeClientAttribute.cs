namespace Framewright;

/// <summary>Makes a partial class the typed client of an api: the generator adds the api's methods, streams and types.</summary>
/// <remarks>The class has to be <c>partial</c> and not nested; its accessibility and namespace are those of everything generated for the api.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RealtimeClientAttribute : Attribute
{
    /// <summary>Names the api.</summary>
    /// <param name="api">The name after <c>"api"</c> in its schema documents.</param>
    public RealtimeClientAttribute(string api) => Api = api;

    /// <summary>The api's name in its schema documents.</summary>
    public string Api { get; }
}
