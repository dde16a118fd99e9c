using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A call that may be repeated: the server recognises its number, answers a repeat with null, and tells by <see cref="FindPost"/> whether it was done.</summary>
internal readonly record struct Post(long Number) : ICall
{
    public static MethodDescriptor Method { get; } = new("Post", "post")
    {
        Idempotency = new CallIdempotency(new JsonPath(0), IdScheme.Uuid, "FindPost") { Confirmation = new CallConfirmation<FindPost>(id => new FindPost(id)) },
    };

    public void WriteParameters(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        writer.WriteStringValue($"p{Number}");
        writer.WriteNumberValue(Number);
        writer.WriteEndArray();
    }
}
