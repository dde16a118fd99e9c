using System.Text.Json;

namespace Framewright.Protocol;

/// <summary>What the session has to know of a method.</summary>
public sealed class MethodDescriptor
{
    /// <summary>Describes a method.</summary>
    /// <param name="name">The C# name, without <c>Async</c>: what errors and traces show.</param>
    /// <param name="wireName">The name on the wire.</param>
    /// <param name="timeout">Which of the connection's timeouts applies.</param>
    public MethodDescriptor(string name, string wireName, TimeoutClass timeout = TimeoutClass.Default)
    {
        Name = name;
        WireText = wireName;
        WireName = JsonEncodedText.Encode(wireName);
        Timeout = timeout;
    }

    /// <summary>The C# name, without <c>Async</c>.</summary>
    public string Name { get; }

    /// <summary>The name on the wire.</summary>
    public string WireText { get; }

    /// <summary>The name on the wire, encoded once.</summary>
    public JsonEncodedText WireName { get; }

    /// <summary>Which of the connection's timeouts applies.</summary>
    public TimeoutClass Timeout { get; }

    /// <summary>Why a call of it may be repeated; null when it may not.</summary>
    public CallIdempotency? Idempotency { get; init; }

    /// <summary>The template that it is sent with. Default: null, the protocol's template for calls.</summary>
    public string? Template { get; init; }

    /// <summary>The constants that it gives to its template. Default: null, none.</summary>
    public TemplateValues? Values { get; init; }

    /// <summary>A constant as JSON; empty when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public ReadOnlySpan<byte> Value(string name) => Values is null ? default : Values.Find(name);
}
