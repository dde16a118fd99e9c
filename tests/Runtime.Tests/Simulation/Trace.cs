using System.Text;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>Everything that happened, as a hash, and as text where somebody wants to read it.</summary>
internal sealed class Trace(bool keepsText)
{
    private readonly StringBuilder? text = keepsText ? new StringBuilder() : null;
    private ulong hash = 14695981039346656037;

    public int Lines { get; private set; }

    public string Hash => hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    public string Text => text?.ToString() ?? "";

    public void Note(long now, string line)
    {
        Lines++;
        Mix((ulong)now);
        foreach (var letter in line) Mix(letter);
        text?.Append(System.Globalization.CultureInfo.InvariantCulture, $"{now / (double)TimeSpan.TicksPerSecond:0.000} {line}\n");
    }

    private void Mix(ulong value)
    {
        hash ^= value;
        hash *= 1099511628211;
    }
}
