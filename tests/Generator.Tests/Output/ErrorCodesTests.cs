using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;

namespace Framewright.Generator.Tests.Output;

/// <summary>An api's <c>errors</c>: constants, and what to do about them.</summary>
public sealed class ErrorCodesTests
{
    private static readonly SchemaFile First = new("/schema/first.rt.json", """
        {
          "api": "Coded", "protocol": "Small",
          "rates": { "call": "1 per 1s" },
          "errors": {
            "error-too-long": { "as": "TooLong", "doc": "The text is < 1 KB & too long.", "advice": "Send it in parts." },
            "403": { "as": "Forbidden", "advice": " Ask an \"owner\". " },
            "plain": "Plain",
            "error-derived": { "doc": "A name of its own.", "advice": "" }
          },
          "methods": { "Put": { "call": "put" } }
        }
        """);

    private static readonly SchemaFile Second = new("/schema/second.rt.json", """{ "api": "Coded", "errors": { "busy": { "as": "Busy", "advice": "Wait." } } }""");

    [Fact]
    public void Each_code_is_a_constant_and_may_have_advice()
    {
        var run = Generation.Of(ApiSchemas.Anchor("Coded"), TestProtocols.Small, First, Second);
        Assert.Empty(run.Diagnostics);
        using var client = run.Load();
        var type = client.Find("CodedErrors");
        var codes = type.GetFields().ToDictionary(static field => field.Name, static field => (string)field.GetRawConstantValue()!);
        Assert.Equal([("Busy", "busy"), ("ErrorDerived", "error-derived"), ("Forbidden", "403"), ("Plain", "plain"), ("TooLong", "error-too-long")], codes.Select(static code => (code.Key, code.Value)).Order());
        Assert.Equal(["Send it in parts.", "Ask an \"owner\".", null, null, "Wait.", null, null], new[] { "error-too-long", "403", "plain", "error-derived", "busy", "new", null }.Select(code => client.Call<string?>("CodedErrors", "AdviceFor", code)));
        Assert.True(type.IsPublic);
    }

    [Fact]
    public void The_connection_gives_the_advice()
    {
        var run = Generation.Of(ApiSchemas.Anchor("Coded"), TestProtocols.Small, First, Second);
        Assert.Contains("Advice = global::CodedErrors.AdviceFor }", run.Sources["Coded.Client.g.cs"], StringComparison.Ordinal);
        Assert.Contains(", Advice", run.Sources["Coded.Client.g.cs"], StringComparison.Ordinal);
        Assert.Contains("/// <summary>The text is &lt; 1 KB &amp; too long.</summary>", run.Sources["Coded.Errors.g.cs"], StringComparison.Ordinal);
        Assert.Contains("/// <remarks>On the wire: <c>error-too-long</c>. Send it in parts.</remarks>", run.Sources["Coded.Errors.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_internal_client_has_internal_codes()
    {
        var run = Generation.Of(ApiSchemas.Anchor("Coded").Replace("public", "internal", StringComparison.Ordinal), TestProtocols.Small, First);
        Assert.Empty(run.Diagnostics);
        using var client = run.Load();
        Assert.False(client.Find("CodedErrors").IsPublic);
    }
}
