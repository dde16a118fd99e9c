namespace Framewright;

/// <summary>Says which class of an assembly is the client of an api, so that other projects can add to the api. Written by the generator for public clients.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RealtimeApiAttribute : Attribute
{
    /// <summary>Names the api's client.</summary>
    /// <param name="api">The name after <c>"api"</c> in its schema documents.</param>
    /// <param name="client">The class that bears <see cref="RealtimeClientAttribute"/>; its interface and the api's types lie beside it.</param>
    /// <param name="abi">The <see cref="RealtimeProtocolAttribute.CurrentAbi"/> that it was generated for.</param>
    public RealtimeApiAttribute(string api, Type client, int abi)
    {
        Api = api;
        Client = client;
        Abi = abi;
    }

    /// <summary>The api's name in its schema documents.</summary>
    public string Api { get; }

    /// <summary>The client class.</summary>
    public Type Client { get; }

    /// <summary>The version of what generated code and runtime expect of each other.</summary>
    public int Abi { get; }

    /// <summary>The version of the service that the api was generated for, as the build's <c>Targets</c> say; null for all versions.</summary>
    public string? Target { get; init; }
}
