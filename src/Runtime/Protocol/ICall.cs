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
}
