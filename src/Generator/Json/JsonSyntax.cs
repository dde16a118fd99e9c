namespace Framewright.Generator.Json;

/// <summary>A value of a JSON text and where it stands: offsets in UTF-16 units from the text's start.</summary>
internal abstract class JsonSyntax(int start, int length)
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public int End => Start + Length;
}
