namespace Framewright.Generator.Tests.Scale;

public sealed class LargeServiceTests
{
    [Fact]
    public void A_thousand_methods_three_hundred_streams_and_eight_hundred_types_build()
    {
        var generation = LargeService.Generate(methods: 1_000, streams: 300, types: 800);
        LargeService.Compile(generation);
        var client = generation.Output.GetTypeByMetadataName("LargeClient")!;
        Assert.Contains("Call999Async", client.MemberNames);
        Assert.Contains("SubscribeToStream299ViewAsync", client.MemberNames);
        Assert.NotNull(generation.Output.GetTypeByMetadataName("Type798View"));
    }
}
