using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>Collects what the instruments say of the connections with one name, and of no others: tests run side by side.</summary>
internal sealed class MeterRecorder : IDisposable
{
    private readonly MeterListener listener;
    private readonly ConcurrentQueue<(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)> measurements = new();

    public MeterRecorder(string? name = null)
    {
        Name = name ?? Guid.NewGuid().ToString("n");
        listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == RealtimeTelemetry.MeterName) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
    }

    /// <summary>What connections have to be called.</summary>
    public string Name { get; }

    /// <summary>What single measurements said so far.</summary>
    public IReadOnlyList<(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)> Measurements => [.. measurements];

    /// <summary>Asks the observable instruments. The key is the instrument with the value of its own tag.</summary>
    public IReadOnlyDictionary<string, double> Collect()
    {
        measurements.Clear();
        listener.RecordObservableInstruments();
        return measurements.Where(measurement => !measurement.Instrument.EndsWith(".duration", StringComparison.Ordinal)).ToDictionary(
            measurement => string.Join(' ', [measurement.Instrument, .. measurement.Tags.Where(tag => tag.Key is "network.io.direction" or "framewright.event.outcome" or "framewright.connection.state" or "framewright.delayed").Select(tag => $"{tag.Value}")]),
            measurement => measurement.Value);
    }

    public void Dispose() => listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new Dictionary<string, object?>(tags.ToArray());
        if (all.TryGetValue("framewright.connection.name", out var name) && Name.Equals(name)) measurements.Enqueue((instrument.Name, value, all));
    }
}
