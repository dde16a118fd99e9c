using System.Text.RegularExpressions;
using Framewright.Generator.Tests.Extension;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Framewright.Generator.Tests.Types;

namespace Framewright.Generator.Tests.Output;

/// <summary>What the page about generated code shows is what is generated, line by line.</summary>
public sealed partial class GeneratedCodePageTests
{
    private static readonly Lazy<HashSet<string>> Generated = new(static () => [.. Sources().SelectMany(static text => text.Split('\n')).Select(Plain)]);

    public static TheoryData<string> Lines
    {
        get
        {
            var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "generated-code.md"));
            var lines = Blocks().Matches(page).SelectMany(static block => block.Groups[1].Value.Split('\n')).Select(Plain);

            // What a line of comment says, or leaves out, is for the reader of the page.
            return new TheoryData<string>(lines.Where(static line => line.Length > 1 && !line.StartsWith("// ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_of_the_page_is_generated(string line) => Assert.Contains(line, Generated.Value);

    private static IEnumerable<string> Sources()
    {
        var packaged = Directory.EnumerateFiles(Path.Combine(Repository.Root, "schema"), "*.rt.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read).ToArray();
        var package = Package.Of("Framewright.Client", "namespace Framewright.RocketChat;\n/// <summary>The client.</summary>\n[RealtimeClient(\"RocketChat\")] public sealed partial class RocketChatClient;", packaged, isExtensible: true, rootNamespace: "Framewright");
        var added = Package.Extend("", [Read(Path.Combine(Repository.Root, "samples/AddAMethod/moderation.rt.json"))], package);
        return new[]
        {
            Generation.Of(ApiSchemas.Anchor("Housekeeping"), Repository.Schema("ddp.rt.json"), Read(Path.Combine(Repository.Root, "samples/OwnApi/housekeeping.rt.json"))),
            Generation.Of("namespace Framewright.RocketChat;\n[RealtimeClient(\"RocketChat\")] public sealed partial class RocketChatClient;", packaged),
            SmallApi.Generate(UnionTests.Types, "", "Page"),
            Generation.Of(ApiSchemas.Anchor("Calls"), PeerProtocol.Protocol, PeerProtocol.Api),
            Generation.Of(ApiSchemas.Anchor("Chat"), UseSchemas.Rooms, UseSchemas.Chat),
            Generation.Of(ApiSchemas.Anchor("Bindings"), TestProtocols.Small, HttpSchemas.Bindings),
            Generation.Of(ApiSchemas.Anchor("Heals"), TestProtocols.Small, HealingSchemas.Heals),
            added,
        }.SelectMany(static run => run.Sources.Values);
    }

    private static SchemaFile Read(string path) => new(path, File.ReadAllText(path));

    /// <summary>A line as the page shows it: without namespaces, and without the space around it.</summary>
    private static string Plain(string line) => Assembly().Replace(Qualifier().Replace(line, ""), "AddAMethod").Trim();

    [GeneratedRegex(@"global::((System(\.(Threading\.Tasks|Threading|Collections\.Generic|Text\.Json|Text|Buffers))?|Framewright(\.(Json|Protocol|RocketChat))?|Sample(\.Protocols)?)\.)?")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"\bSample(?=RocketChatExtensions)")]
    private static partial Regex Assembly();

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
