using System.Text.Json;
using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>The calls that fill a gap of one topic.</summary>
public abstract class TopicRecovery
{
    private protected TopicRecovery()
    {
    }

    /// <summary>The method that fetches what changed.</summary>
    public abstract MethodDescriptor Fetch { get; }

    /// <summary>The method that says how far the server is; null when the first event does.</summary>
    public abstract MethodDescriptor? Start { get; }

    /// <summary>The call that says whether there is anything to fetch; null when nothing does.</summary>
    public RecoveryProbe? Probe { get; init; }

    /// <summary>Writes the parameters of the fetch.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="since">From when on.</param>
    public abstract void WriteFetchParameters(Utf8JsonWriter writer, DateTimeOffset since);

    /// <summary>Writes the parameters of the start.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <exception cref="NotSupportedException">There is no start.</exception>
    public abstract void WriteStartParameters(Utf8JsonWriter writer);

    internal abstract void WriteFetch(ICallWriter writer, long id, DateTimeOffset since);

    internal abstract void WriteStart(ICallWriter writer, long id);
}
