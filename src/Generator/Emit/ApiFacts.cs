using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>The facts that one document's emitters need of everything outside of the document. Value-equal: when they did not change, nothing is emitted anew.</summary>
/// <param name="Api">The api's name.</param>
/// <param name="Namespace">The namespace of the types: the anchor class's, or this project's own for an extension; empty for the global one.</param>
/// <param name="ClientName">The anchor class.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>: as the anchor class, or as the document's item says for an extension.</param>
/// <param name="ProtocolType">The full name of the protocol's struct.</param>
/// <param name="DateCodec">What the protocol's <c>date</c> is.</param>
/// <param name="BinaryCodec">What the protocol's <c>binary</c> is.</param>
/// <param name="Types">The named types that the document defines or uses, in ordinal order of their names.</param>
/// <param name="DecimalCodec">What the protocol's <c>decimal</c> is.</param>
/// <param name="Extension">Where the members go when the client lies in another assembly; null when it lies in this one.</param>
internal sealed record ApiFacts(
    string Api,
    string Namespace,
    string ClientName,
    string Accessibility,
    string ProtocolType,
    string DateCodec,
    string BinaryCodec,
    EquatableArray<TypeFact> Types,
    string DecimalCodec = "number",
    ExtensionFacts? Extension = null)
{
    /// <summary>The version of the service that a client with versions is generated for; null for all.</summary>
    public string? Target { get; init; }

    /// <summary>Whether anything of the api is deprecated, so that generated code has to be allowed to name it.</summary>
    public bool HasDeprecations { get; init; }

    /// <summary>The protocol's scope; null when it has none.</summary>
    public ScopeFacts? Scope { get; init; }

    /// <summary>What the document's calls over HTTP need; null when it has none.</summary>
    public HttpFacts? Http { get; init; }

    /// <summary>The methods that the document's streams call.</summary>
    public EquatableArray<MethodModel> Methods { get; init; }

    /// <summary>What the document's streams have to know of those that are watched because of them; null when none is.</summary>
    public WatchFacts? Watches { get; init; }

    /// <summary>The class that says what the streams' events are.</summary>
    public string StreamsName => Extension?.StreamsName ?? ClientName + "Streams";

    /// <summary>What stands before a stream's name in reports, and tells topics of two assemblies apart that call a stream the same.</summary>
    public string StreamPrefix => Extension is null ? "" : Extension.Assembly + ".";

    /// <summary>The accessibility of members of static classes.</summary>
    public string MemberAccessibility => Extension is null ? "public" : Accessibility;

    public MethodModel? Method(string name)
    {
        foreach (var method in Methods)
        {
            if (method.Name == name) return method;
        }

        return null;
    }

    public string FullName(string type)
    {
        var space = Find(type)?.Home ?? Namespace;
        return space.Length == 0 ? "global::" + type : $"global::{space}.{type}";
    }

    public bool IsEnum(string type) => Find(type)?.IsEnum ?? false;

    public bool IsTextEnum(string type) => Find(type)?.IsTextEnum ?? false;

    public bool IsRead(string type) => Find(type)?.IsRead ?? true;

    public bool IsWritten(string type) => Find(type)?.IsWritten ?? true;

    public bool IsSent(string type) => Find(type)?.IsSent ?? true;

    public bool IsTagged(string type) => Find(type)?.IsTagged ?? false;

    /// <summary>The facts are in ordinal order of their names.</summary>
    private TypeFact? Find(string type)
    {
        var low = 0;
        var high = Types.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Types[middle].Name, type);
            if (order == 0) return Types[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }
}
