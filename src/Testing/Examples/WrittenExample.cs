using System.Buffers;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Testing;

/// <summary>A value of a type that is also sent: what was read has to be written again as it came, but for members that the schema does not list.</summary>
/// <typeparam name="TReader">Reads the value.</typeparam>
/// <typeparam name="TView">The value as a view.</typeparam>
/// <typeparam name="TRecord">The value as a record.</typeparam>
/// <typeparam name="TWriter">Writes the value.</typeparam>
/// <param name="name">What it is an example of.</param>
/// <param name="json">The value.</param>
/// <param name="expected">What has to be written.</param>
public sealed class WrittenExample<TReader, TView, TRecord, TWriter>(string name, string json, string expected)
    : ValueExample<TReader, TView, TRecord>(name, json)
    where TReader : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
    where TWriter : IJsonWriter<TRecord>
{
    private protected override string? CheckRecord(TRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) TWriter.Write(writer, record);
        using var written = JsonDocument.Parse(buffer.WrittenMemory);
        using var wanted = JsonDocument.Parse(expected);
        return JsonDifference.Find(wanted.RootElement, written.RootElement) is { } difference ? $"Written again, {difference}." : null;
    }
}
