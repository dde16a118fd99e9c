using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Framewright.Versions;

/// <summary>A version of a service: one to four numbers. One that is not given counts as zero, so that 7.2 and 7.2.0 are equal.</summary>
/// <remarks>A server's own text may go on behind the numbers (<c>7.2.0-rc.1</c>): that part does not count.</remarks>
public readonly record struct ServiceVersion : IComparable<ServiceVersion>
{
    private const int MostParts = 4;

    private readonly int major;
    private readonly int minor;
    private readonly int build;
    private readonly int revision;

    private ServiceVersion(ReadOnlySpan<int> parts)
    {
        major = parts[0];
        minor = parts[1];
        build = parts[2];
        revision = parts[3];
    }

    /// <summary>Reads a version.</summary>
    /// <param name="text">For example <c>7.2</c> or <c>7.2.1-develop</c>.</param>
    /// <exception cref="FormatException">The text does not begin with one to four numbers that are divided by dots.</exception>
    public static ServiceVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a version: it has to begin with one to four numbers divided by dots.");

    /// <summary>Reads a version; false when the text is none.</summary>
    /// <param name="text">For example <c>7.2</c> or <c>7.2.1-develop</c>.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out ServiceVersion version)
    {
        version = default;
        var end = text.AsSpan().IndexOfAny('-', '+', ' ');
        var numbers = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        Span<int> parts = stackalloc int[MostParts];
        parts.Clear();
        var count = 0;
        foreach (var range in numbers.Split('.'))
        {
            if (count == MostParts || !int.TryParse(numbers[range], NumberStyles.None, CultureInfo.InvariantCulture, out parts[count++])) return false;
        }

        version = new ServiceVersion(parts);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ServiceVersion other) =>
        (major, minor, build, revision).CompareTo((other.major, other.minor, other.build, other.revision));

    /// <summary>Whether one version is older than another.</summary>
    public static bool operator <(ServiceVersion left, ServiceVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version is newer than another.</summary>
    public static bool operator >(ServiceVersion left, ServiceVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version is at most as new as another.</summary>
    public static bool operator <=(ServiceVersion left, ServiceVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version is at least as new as another.</summary>
    public static bool operator >=(ServiceVersion left, ServiceVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The numbers, without zeros at the end that say nothing: at least two.</summary>
    public override string ToString() => (build, revision) switch
    {
        (0, 0) => string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}"),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{build}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{build}.{revision}"),
    };
}
