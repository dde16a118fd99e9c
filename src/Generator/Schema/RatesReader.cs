using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>rates</c>: how many in which time, as <c>40 per 40s</c>.</summary>
internal static class RatesReader
{
    private const string Separator = " per ";
    private const string Expected = "a number and a span of time, such as \"40 per 40s\"";

    private static readonly string[] Members = { "subscribe", "call" };

    public static RatesModel? Read(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"rates\"", Members) is not { } reader) return null;
        context.Mark(MarkKind.Session, "rates", (syntax.Start, 1));
        return new RatesModel(ReadRate(context, reader, "subscribe"), ReadRate(context, reader, "call"));
    }

    private static RateModel? ReadRate(SchemaContext context, ObjectReader reader, string member)
    {
        if (reader.Text(member, Expected) is not { } text) return null;
        var middle = text.Value.IndexOf(Separator, StringComparison.Ordinal);
        if (middle > 0
            && int.TryParse(text.Value.Substring(0, middle), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && DurationReader.Parse(text.Value.Substring(middle + Separator.Length)) is { } period and > 0)
        {
            return new RateModel(count, period);
        }

        context.Report(Descriptors.WrongKind, text, "\"" + member + "\"", Expected);
        return null;
    }
}
