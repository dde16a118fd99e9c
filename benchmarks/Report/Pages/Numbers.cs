using System.Globalization;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>Numbers as pages show them.</summary>
public static class Numbers
{
    /// <summary>A whole number with separators.</summary>
    public static string? Whole(double? value) => value?.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Two decimals: ratios, shares.</summary>
    public static string? Fine(double? value) => value?.ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>One decimal.</summary>
    public static string? Tenths(double? value) => value?.ToString("#,0.0", CultureInfo.InvariantCulture);

    /// <summary>A value with its goal behind it, bold when it is reached.</summary>
    public static string? WithGoal(double? value, Goal? goal, Func<double?, string?> format)
    {
        if (value is not { } measured || goal is null)
            return format(value);
        string text = format(measured)!;
        return $"{(goal.IsReachedBy(measured) ? $"**{text}**" : text)} ({goal})";
    }
}
