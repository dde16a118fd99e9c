using System.Text.Json;

namespace Framewright.Protocol;

/// <summary>One call of a method: implemented by a struct that the generator makes for each method.</summary>
public interface ICall
{
    /// <summary>The method: names, timeout class.</summary>
    static abstract MethodDescriptor Method { get; }

    /// <summary>Writes the parameters as one JSON value: an array when positional, an object when named.</summary>
    /// <param name="writer">Receives the value.</param>
    void WriteParameters(Utf8JsonWriter writer);

    /// <summary>Writes named parameters as members of an object that is open already, for protocols that spread them over the frame.</summary>
    /// <param name="writer">Receives the members.</param>
    /// <exception cref="NotSupportedException">The method's parameters have no names.</exception>
    void WriteMembers(Utf8JsonWriter writer) => throw new NotSupportedException("The protocol spreads parameters over the frame, and the parameters of this method have no names: write its \"params\" as an object.");
}
