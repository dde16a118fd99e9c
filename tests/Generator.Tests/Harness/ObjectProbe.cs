using System.Text;
using Framewright.Json;

namespace Framewright.Generator.Tests.Harness;

/// <summary>A generated object type behind ordinary virtual methods.</summary>
internal abstract class ObjectProbe
{
    public ViewScratch Scratch { get; } = new();

    /// <summary>Reads a value: strict pass, slots, record. Nothing but white space may follow.</summary>
    public object Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    public abstract object Parse(byte[] json);

    /// <summary>Reads the value at an offset.</summary>
    /// <returns>The record, and the offset behind the value.</returns>
    public abstract (object Record, int End) ReadAt(byte[] frame, int start);

    /// <summary>Reads the first element of an array at an offset, as streams do whose event is one positional value.</summary>
    public abstract (object Record, int End) ReadFirstAt(byte[] frame, int start);

    /// <summary>Writes a record with its generated writer.</summary>
    public abstract string Write(object record);
}
