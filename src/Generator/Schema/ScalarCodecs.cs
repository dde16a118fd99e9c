namespace Framewright.Generator.Schema;

/// <summary>The ways in which scalars travel that have more than one: what a protocol's <c>scalars</c> choose from, and what stands in brackets behind a scalar.</summary>
internal static class ScalarCodecs
{
    private static readonly string[] DateWords = { "ejson-date", "unix-seconds", "unix-milliseconds", "iso-8601" };
    private static readonly string[] BinaryWords = { "ejson-binary", "base64" };
    private static readonly string[] DecimalWords = { "number", "string" };
    private static readonly string[] None = Array.Empty<string>();

    public static IReadOnlyList<string> Dates => DateWords;

    public static IReadOnlyList<string> Binaries => BinaryWords;

    public static IReadOnlyList<string> Decimals => DecimalWords;

    /// <summary>The codecs of a scalar; none for one that has a single form.</summary>
    public static IReadOnlyList<string> Of(string scalar) => scalar switch
    {
        "date" => DateWords,
        "binary" => BinaryWords,
        "decimal" => DecimalWords,
        _ => None,
    };
}
