using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Diagnostics;

/// <summary>A place in a file as plain values. Lines and columns count from 0.</summary>
internal sealed record SourceSpan(string Path, int Start, int Length, int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    public static SourceSpan Of(string path, SourceText text, int start, int length)
    {
        var lines = text.Lines.GetLinePositionSpan(new TextSpan(start, length));
        return new SourceSpan(path, start, length, lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(StartLine, StartColumn), new LinePosition(EndLine, EndColumn)));
}
