using System.Reflection;
using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Harness;

/// <summary>The probe of one generated object type.</summary>
internal sealed class ObjectProbe<TView, TRecord> : ObjectProbe
    where TView : IJsonReader<TView, TRecord>, allows ref struct
    where TRecord : notnull
{
    private readonly FirstElementStream<TView, TView, TRecord> stream = new("Probe");

    public override object Parse(byte[] json)
    {
        Scratch.Reset();
        var cursor = new JsonCursor(json);
        var slot = TView.Read(ref cursor, Scratch);
        cursor.ExpectEnd();
        return TView.Record(json, Scratch, slot);
    }

    public override (object Record, int End) ReadAt(byte[] frame, int start)
    {
        Scratch.Reset();
        var cursor = new JsonCursor(frame, start);
        var slot = TView.Read(ref cursor, Scratch);
        return (TView.Record(frame, Scratch, slot), cursor.Position);
    }

    public override (object Record, int End) ReadFirstAt(byte[] frame, int start)
    {
        Scratch.Reset();
        var cursor = new JsonCursor(frame, start);
        var slot = stream.Read(ref cursor, Scratch);
        return (stream.Record(frame, Scratch, slot), cursor.Position);
    }

    public override string Write(object record)
    {
        var write = typeof(TRecord).GetMethod("Write", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Action<Utf8JsonWriter, TRecord>>();
        return ProtocolProbe.Write(writer => write(writer, (TRecord)record));
    }
}
