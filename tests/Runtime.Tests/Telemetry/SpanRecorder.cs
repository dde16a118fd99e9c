using System.Collections.Concurrent;
using System.Diagnostics;

namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>Listens to the spans under one of its own, and to those of connections that it has named, and to no others: tests run side by side.</summary>
internal sealed class SpanRecorder : IDisposable
{
    private readonly ActivitySource source = new("Tests " + Guid.NewGuid().ToString("n"));
    private readonly ActivityListener listener;
    private readonly ConcurrentQueue<Activity> ended = new();
    private int started;

    public SpanRecorder()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source.Name || candidate.Name == RealtimeTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => ReferenceEquals(options.Source, source) || options.Parent.TraceId == Root!.TraceId || IsNamed(options.Tags) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStarted = span =>
            {
                if (!IsWanted(span)) return;
                Interlocked.Increment(ref started);
                OnStarted?.Invoke(span);
            },
            ActivityStopped = span =>
            {
                if (!IsWanted(span)) return;
                ended.Enqueue(span);
                OnStopped?.Invoke(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        Root = source.StartActivity("test")!;
    }

    /// <summary>The name for connections whose spans are wanted wherever they are.</summary>
    public string Name { get; } = Guid.NewGuid().ToString("n");

    /// <summary>The span of the test, current where the recorder was created.</summary>
    public Activity Root { get; }

    public Action<Activity>? OnStarted { get; set; }

    public Action<Activity>? OnStopped { get; set; }

    public int Started => Volatile.Read(ref started);

    public Activity[] Ended => [.. ended];

    public Activity Single(string name) => Assert.Single(Ended, span => span.DisplayName == name);

    private bool IsWanted(Activity span) => !ReferenceEquals(span.Source, source) && (span.TraceId == Root?.TraceId || IsNamed(span.TagObjects));

    private bool IsNamed(IEnumerable<KeyValuePair<string, object?>>? tags) => tags?.Any(tag => tag.Key == "framewright.connection.name" && Name.Equals(tag.Value)) == true;

    public void Dispose()
    {
        Root.Dispose();
        listener.Dispose();
        source.Dispose();
    }
}
