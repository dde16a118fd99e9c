using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>What is emitted at once and anew only when it changed.</summary>
/// <param name="Hint">The beginning of the generated files' names.</param>
internal abstract record EmitUnit(string Hint);

/// <summary>A protocol.</summary>
internal sealed record ProtocolUnit(string Hint, ProtocolModel Protocol, string Namespace, string Accessibility) : EmitUnit(Hint)
{
    /// <summary>The captured values that calls over HTTP use.</summary>
    public EquatableArray<string> Exposed { get; init; }
}

/// <summary>A document of an api.</summary>
internal sealed record DocumentUnit(string Hint, ApiModel Api, ApiFacts Facts) : EmitUnit(Hint);

/// <summary>The table of what an api's versions have and lack.</summary>
/// <param name="Target">The version that the api is generated for; null for all.</param>
internal sealed record VersionsUnit(string Hint, ApiFacts Facts, string? Target, EquatableArray<VersionRow> Rows) : EmitUnit(Hint);

/// <summary>An anchor.</summary>
internal sealed record ClientUnit(string Hint, ApiFacts Facts, SessionFacts? Session, CredentialsFacts? Credentials) : EmitUnit(Hint)
{
    /// <summary>What the api says when it opens a scope; null for nothing.</summary>
    public ApiScopeModel? Scope { get; init; }

    /// <summary>How often the server lets a connection act; null when no document says.</summary>
    public RatesModel? Rates { get; init; }

    /// <summary>Whether the api knows error codes.</summary>
    public bool HasErrors { get; init; }
}

/// <summary>The error codes of an api.</summary>
internal sealed record ErrorsUnit(string Hint, ApiFacts Facts, EquatableArray<ErrorModel> Errors) : EmitUnit(Hint);

/// <summary>What this project adds to an api of another assembly, apart from the documents: the class that holds it.</summary>
internal sealed record ExtensionUnit(string Hint, ApiFacts Facts) : EmitUnit(Hint);
