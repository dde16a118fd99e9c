using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Framewright.Hosting;
using Framewright.Telemetry;
using Microsoft.Extensions.Logging;

namespace Framewright.Client.Tests.Hosting;

/// <summary>docs/telemetry.md lists what there is, and there is what it lists.</summary>
public sealed class TelemetryPageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "telemetry.md"));

    [Fact]
    public void Every_log_event_is_in_the_table_with_its_id_and_level()
    {
        var events = new[] { typeof(RealtimeConnection).Assembly, typeof(RocketChatHostOptions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(found => found.Event is not null)
            .OrderBy(found => found.Event!.EventId)
            .Select(found => $"{found.Event!.EventId} {found.Event.Level} `{found.Method.Name}`")
            .ToList();

        Assert.True(events.Count >= 24, $"{events.Count} events");
        Assert.Equal(events, Table("| id | level | event | when |").Select(row => $"{row[0]} {row[1]} {row[2]}"));
        Assert.Equal(events.Count, events.Select(found => found.Split(' ')[0]).Distinct().Count());
    }

    [Fact]
    public void Ids_stay_with_their_events()
    {
        var first = Table("| id | level | event | when |").Take(8).Select(row => row[2].Trim('`'));
        Assert.Equal(["StateChanged", "ConnectionLost", "FrameFault", "PeerFault", "HandlerFailed", "HandlerSlow", "CallbackFailed", "LoopFailed"], first);
    }

    [Fact]
    public void Every_instrument_is_in_the_table_with_its_kind_and_unit()
    {
        RuntimeHelpers.RunClassConstructor(typeof(SessionMeter).TypeHandle);
        var found = new List<string>();
        using var listener = new MeterListener
        {
            // Another test has a meter of the same name, and no version.
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == RealtimeTelemetry.MeterName && instrument.Meter.Version == SessionMeter.Version) found.Add($"`{instrument.Name}` {KindOf(instrument)} `{instrument.Unit}`");
            },
        };
        listener.Start();

        Assert.Equal(20, found.Count);
        Assert.Equal(found.Order(StringComparer.Ordinal), Table("| instrument | kind | unit | further tags | what |").Select(row => $"{row[0]} {row[1]} {row[2]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_tag_is_explained()
    {
        var page = string.Join('\n', Page);
        var tags = typeof(TelemetryTags).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(16, tags.Count);
        Assert.All(tags, tag => Assert.Contains($"`{tag}`", page, StringComparison.Ordinal));
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "ObservableCounter" => "counter",
        "ObservableUpDownCounter" => "up-down counter",
        "Histogram" => "histogram",
        var other => other,
    };

    private static List<string[]> Table(string heading)
    {
        var start = Array.IndexOf(Page, heading);
        Assert.True(start >= 0, heading);
        return Page.Skip(start + 2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
    }
}
