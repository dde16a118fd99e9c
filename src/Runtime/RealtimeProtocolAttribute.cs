namespace Framewright;

/// <summary>Says which type of an assembly a protocol document became, so that other projects can build apis on it. Written by the generator.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RealtimeProtocolAttribute : Attribute
{
    /// <summary>The version of what generated code and runtime expect of each other.</summary>
    public const int CurrentAbi = 1;

    /// <summary>Names the protocol's type.</summary>
    /// <param name="protocol">The name after <c>"protocol"</c> in its schema document.</param>
    /// <param name="type">The generated struct.</param>
    /// <param name="abi">The <see cref="CurrentAbi"/> that it was generated for.</param>
    public RealtimeProtocolAttribute(string protocol, Type type, int abi)
    {
        Protocol = protocol;
        Type = type;
        Abi = abi;
    }

    /// <summary>The protocol's name in its schema document.</summary>
    public string Protocol { get; }

    /// <summary>The generated struct.</summary>
    public Type Type { get; }

    /// <summary>The version of what generated code and runtime expect of each other.</summary>
    public int Abi { get; }
}
