using Framewright.Testing;

namespace Framewright.Client.Tests.Examples;

/// <summary>What the schemas show is what the generated client reads and writes.</summary>
public sealed class SchemaExampleTests
{
    [Fact]
    public void Every_example_of_the_schemas_is_read_as_the_schema_says()
        => Assert.Equal(RocketChatExamples.All.Count, SchemaExamples.Run(RocketChatExamples.All));

    [Fact]
    public void There_are_frames_types_calls_and_events_among_them()
    {
        foreach (var kind in new[] { "frame ", "type ", "method ", "stream " })
            Assert.Contains(RocketChatExamples.All, example => example.Name.StartsWith(kind, StringComparison.Ordinal));
        Assert.True(RocketChatExamples.All.Count >= 30, $"There are only {RocketChatExamples.All.Count}.");
    }
}
