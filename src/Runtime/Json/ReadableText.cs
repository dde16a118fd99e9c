using System.Globalization;

namespace Framewright.Json;

/// <summary>How a value of a record is shown in <c>ToString</c>: the same in every culture, null visible.</summary>
internal static class ReadableText
{
    public static string Of<T>(T value) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
