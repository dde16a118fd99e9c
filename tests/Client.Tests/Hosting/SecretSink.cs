using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Framewright.Client.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Framewright.Client.Tests.Hosting;

/// <summary>Collects all that a process shows of its connections: logs at every level, spans, measurements, and whatever texts it is given.</summary>
/// <remarks>Spans and instruments are the process's, so that those of other tests are in here too: secrets have to be unlike those of others.</remarks>
internal sealed class SecretSink : IDisposable
{
    private readonly ConcurrentQueue<(string Source, string Text)> texts = new();
    private readonly ActivityListener spans;
    private readonly MeterListener instruments;
    private readonly LogCapture log = new();

    public SecretSink()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RealtimeTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = Show,
            ActivityStopped = Show,
        };
        ActivitySource.AddActivityListener(spans);
        instruments = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == RealtimeTelemetry.MeterName) self.EnableMeasurementEvents(instrument);
            },
        };
        instruments.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Show(instrument, value, tags));
        instruments.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Show(instrument, value, tags));
        instruments.Start();
    }

    public ILoggerFactory Log => log;

    /// <summary>Adds a text that a user may show.</summary>
    public void Add(object? shown) => texts.Enqueue(("texts", shown?.ToString() ?? ""));

    /// <summary>Listens to all that a connection tells.</summary>
    public void Follow(RealtimeConnection connection)
    {
        connection.StateChanged += change => Add(change);
        connection.FrameFaulted += fault => Add(fault);
        connection.PeerFaulted += reason => Add(reason);
        connection.HandlerFailed += failure => Add(failure);
        connection.HandlerSlow += slow => Add(slow);
    }

    /// <summary>Where a text stands, of all that was collected by now.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        instruments.RecordObservableInstruments();
        return texts.Append((Source: "logs", Text: log.Text))
            .Where(shown => shown.Text.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Select(shown => $"{shown.Source}: {shown.Text}")
            .ToList();
    }

    public void Dispose()
    {
        spans.Dispose();
        instruments.Dispose();
    }

    private void Show(Activity span)
    {
        var tags = span.TagObjects.Concat(span.Events.SelectMany(happening => happening.Tags)).Select(tag => $"{tag.Key}={tag.Value}");
        texts.Enqueue(("spans", string.Join(' ', [span.DisplayName, span.OperationName, span.StatusDescription, .. span.Events.Select(happening => happening.Name), .. tags, .. span.Baggage.Select(item => $"{item}")])));
    }

    private void Show(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        texts.Enqueue(("measurements", $"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
}
