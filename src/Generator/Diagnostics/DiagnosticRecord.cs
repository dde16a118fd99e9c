using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Diagnostics;

/// <summary>A diagnostic as plain values, so that the incremental driver can compare it.</summary>
/// <param name="Id">One of <see cref="Descriptors"/>.</param>
/// <param name="Span">The offending token.</param>
/// <param name="Arguments">What the message's placeholders stand for.</param>
internal sealed record DiagnosticRecord(string Id, SourceSpan Span, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic()
    {
        var arguments = new object[Arguments.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Arguments[i];
        return Diagnostic.Create(Descriptors.Find(Id), Span.ToLocation(), arguments);
    }
}
