using Framewright.Json;

namespace Framewright.Testing;

/// <summary>A value of a type, which the generated reader has to read strictly and to the end, without missing a member.</summary>
/// <typeparam name="TReader">Reads the value.</typeparam>
/// <typeparam name="TView">The value as a view.</typeparam>
/// <typeparam name="TRecord">The value as a record.</typeparam>
/// <param name="name">What it is an example of.</param>
/// <param name="json">The value.</param>
public class ValueExample<TReader, TView, TRecord>(string name, string json) : SchemaExample(name, json)
    where TReader : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    private protected sealed override string? Check(byte[] json)
    {
        var scratch = new ViewScratch();
        _ = JsonValues.View<TReader, TView, TRecord>(json, scratch);
        foreach (var member in scratch.MissingMembers.Keys) return $"'{member}' is missing or null.";
        return CheckRecord(JsonValues.Parse<TReader, TView, TRecord>(json));
    }

    private protected virtual string? CheckRecord(TRecord record) => null;
}
