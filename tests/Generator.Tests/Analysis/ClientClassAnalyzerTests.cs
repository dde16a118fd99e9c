using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Analysis;

public sealed class ClientClassAnalyzerTests
{
    [Theory]
    [InlineData("""[RealtimeClient("A")] public sealed partial class C;""")]
    [InlineData("""namespace N { [RealtimeClient("A")] internal partial class C; }""")]
    [InlineData("""public sealed class C;""")]
    public async Task A_class_that_can_be_a_client_is_left_alone(string code) => Assert.Empty(await AnalyzerRun.OfAsync(code));

    [Fact]
    public async Task A_missing_partial_is_reported_at_the_class_name()
    {
        var report = Assert.Single(await AnalyzerRun.OfAsync("""[RealtimeClient("A")] public sealed class Chat;"""));
        Assert.Equal("FW0035", report.Id);
        Assert.Equal("'Chat' is the client of an api, and the generator writes the rest of it; add 'partial'", report.GetMessage(null));
        var place = report.Location.GetLineSpan();
        Assert.Equal((1, 42, 46), (place.StartLinePosition.Line, place.StartLinePosition.Character, place.EndLinePosition.Character));
    }

    [Theory]
    [InlineData("""class Outer { [RealtimeClient("A")] partial class C; }""", "it is nested in 'Outer'; move it out, into a namespace")]
    [InlineData("""[RealtimeClient("A")] partial record C;""", "it is a record; write 'class'")]
    [InlineData("""[RealtimeClient("A")] partial class C<T>;""", "it has type parameters; an api has one client, so remove them")]
    [InlineData("""[RealtimeClient("A")] static partial class C;""", "it is static, and a client is an instance with a connection; remove 'static'")]
    [InlineData("""[RealtimeClient("A")] abstract partial class C;""", "it is abstract, and its constructors are generated; remove 'abstract'")]
    [InlineData("""[RealtimeClient("A")] file partial class C;""", "it is local to its file, and the rest of it is generated into another; remove 'file'")]
    public async Task A_class_that_cannot_be_a_client_is_told_why(string code, string why)
    {
        var report = Assert.Single(await AnalyzerRun.OfAsync(code));
        Assert.Equal("FW0036", report.Id);
        Assert.Equal($"'C' cannot be the client of an api: {why}", report.GetMessage(null));
    }
}
