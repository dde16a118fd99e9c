namespace Framewright.Strict.Tests.Reference;

/// <summary>Whether a value is of the kind that the schema asks for.</summary>
internal enum Verdict
{
    Conforms,
    Differs,

    /// <summary>The reference cannot hold the value (a lone surrogate, bytes that are no UTF-8, a date on the edge), so it does not decide.</summary>
    Undecided,
}
