namespace Framewright.Client.Tests.Parsing;

/// <summary>Whether a JSON value is what a schema's type allows, as the reference sees it.</summary>
internal enum Verdict
{
    Conforms,
    Differs,

    /// <summary>The reference cannot tell.</summary>
    Unknown,
}
