namespace Framewright;

/// <summary>Says that an assembly adds public members to an api of another assembly, and where the types that come with them lie. Written by the generator.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RealtimeApiExtensionAttribute : Attribute
{
    /// <summary>Names the api that is added to.</summary>
    /// <param name="api">The name after <c>"api"</c> in the schema documents.</param>
    /// <param name="typeNamespace">The namespace of the types that this assembly adds; empty for the global one.</param>
    /// <param name="abi">The <see cref="RealtimeProtocolAttribute.CurrentAbi"/> that they were generated for.</param>
    public RealtimeApiExtensionAttribute(string api, string typeNamespace, int abi)
    {
        Api = api;
        TypeNamespace = typeNamespace;
        Abi = abi;
    }

    /// <summary>The api's name in the schema documents.</summary>
    public string Api { get; }

    /// <summary>The namespace of the types that this assembly adds; empty for the global one.</summary>
    public string TypeNamespace { get; }

    /// <summary>The version of what generated code and runtime expect of each other.</summary>
    public int Abi { get; }
}
