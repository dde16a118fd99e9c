using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Framewright.Calls;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Serves calls of the peer, or envelopes, of one name. The generator makes one for each of an api's <c>handlers</c>.</summary>
public abstract class CallHandler
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private protected CallHandler(string name, string wireName)
    {
        Name = name;
        WireName = wireName;
    }

    /// <summary>The C# name, without <c>On</c>: what reports show.</summary>
    public string Name { get; }

    /// <summary>The name on the wire.</summary>
    public string WireName { get; }

    /// <summary>Writes a result.</summary>
    /// <typeparam name="TWriter">Writes the value.</typeparam>
    /// <typeparam name="TResult">The value's type.</typeparam>
    /// <param name="result">The value.</param>
    /// <returns>The value as JSON.</returns>
    protected static byte[] Write<TWriter, TResult>(TResult result)
        where TWriter : IJsonWriter<TResult>, allows ref struct
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) TWriter.Write(writer, result);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The result that is null.</summary>
    protected static byte[] WriteNull() => "null"u8.ToArray();

    /// <summary>Reads the parameters. Only by the reader.</summary>
    /// <exception cref="FrameFormatException">They are not those of the handler.</exception>
    internal abstract PeerCall Read(ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>The call without parameters; null when it has to have some.</summary>
    internal abstract PeerCall? ReadAbsent();
}
