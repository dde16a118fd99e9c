using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>Runs alone: the machine's time zone is changed meanwhile.</summary>
[Collection(nameof(TimeZoneTests))]
[CollectionDefinition(nameof(TimeZoneTests), DisableParallelization = true)]
public sealed class TimeZoneTests
{
    [Fact]
    public void A_date_without_offset_is_utc_wherever_the_machine_stands()
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", "Asia/Kolkata");
            TimeZoneInfo.ClearCachedData();

            // Where there is no such zone (Windows, no tzdata) the machine's own stays, and what follows holds there too.
            var value = JsonValues.Parse<IsoDateCodec, DateTimeOffset, DateTimeOffset>("\"2024-06-10T06:13:20\""u8);
            Assert.Equal(new DateTimeOffset(2024, 6, 10, 6, 13, 20, TimeSpan.Zero), value);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
