using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>The facts that one document's emitters need of everything outside of the document. Value-equal: when they did not change, nothing is emitted anew.</summary>
/// <param name="Api">The api's name.</param>
/// <param name="Namespace">The namespace of the anchor class; empty for the global one.</param>
/// <param name="ClientName">The anchor class.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>, as the anchor class.</param>
/// <param name="ProtocolType">The full name of the protocol's struct.</param>
/// <param name="DateCodec">What the protocol's <c>date</c> is.</param>
/// <param name="BinaryCodec">What the protocol's <c>binary</c> is.</param>
/// <param name="Types">The named types that the document defines or uses.</param>
internal sealed record ApiFacts(
    string Api,
    string Namespace,
    string ClientName,
    string Accessibility,
    string ProtocolType,
    string DateCodec,
    string BinaryCodec,
    EquatableArray<TypeFact> Types)
{
    /// <summary>Whether anything of the api is deprecated, so that generated code has to be allowed to name it.</summary>
    public bool HasDeprecations { get; init; }

    public string FullName(string type) => Namespace.Length == 0 ? "global::" + type : $"global::{Namespace}.{type}";

    public bool IsEnum(string type) => Find(type)?.IsEnum ?? false;

    public bool IsRead(string type) => Find(type)?.IsRead ?? true;

    public bool IsWritten(string type) => Find(type)?.IsWritten ?? true;

    private TypeFact? Find(string type)
    {
        foreach (var fact in Types)
        {
            if (fact.Name == type) return fact;
        }

        return null;
    }
}
