namespace Framewright.Protocol;

/// <summary>A place in a header's template where the text of a string, or the digits of a whole number, may be any other.</summary>
/// <param name="Start">The offset of its first byte in the template.</param>
/// <param name="End">The offset behind it.</param>
/// <param name="IsNumber">Whether it holds digits; a plain text otherwise.</param>
internal readonly record struct HeaderHole(int Start, int End, bool IsNumber)
{
    /// <summary>The most that a template may have.</summary>
    public const int MaxCount = 8;
}
