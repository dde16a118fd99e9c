using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Extension;

/// <summary>What an extension adds heals as what a client has: its calls can be repeated, its streams recover, and it knows who is logged in from the client's interface.</summary>
public sealed class ExtensionHealingTests
{
    private static readonly SchemaFile More = new("/app/more.rt.json", """
        {
          "api": "Wide",
          "types": { "Thing": { "fields": { "id?": "string", "name": "string", "at": "date" } }, "Changed": { "fields": { "names": "string[]" } } },
          "methods": {
            "Put": { "call": "put", "params": ["Thing thing"], "returns": "Thing", "idempotent": { "by": "id", "create": "uuid", "confirm": "FindThing" } },
            "FindThing": { "call": "findThing", "params": ["string id"], "returns": "Thing?" },
            "Things": { "call": "things", "params": ["string owner", "date since"], "returns": "Thing[]" },
            "ChangedOwners": { "call": "changedOwners", "params": ["date since"], "returns": "Changed" }
          },
          "streams": {
            "Kept": {
              "topic": ["kept/{string owner}"], "event": ["Thing thing"],
              "key": { "id": "thing.id", "version": "thing.at" },
              "recover": { "call": "Things", "items": ".", "page": 20, "probe": { "call": "ChangedOwners", "items": "names", "id": ".", "is": "{owner}" } },
              "lostWhen": { "stream": "Grants", "match": { "revoked": "{owner}" }, "params": { "user": "{identity.id}" } }
            },
            "Grants": { "topic": ["grants/{string user}"], "event": { "revoked": "string" } },
            "Seen": { "topic": ["seen/{string owner}"], "event": "int number", "lostWhen": { "stream": "Kept", "match": { "thing.name": "gone" }, "params": {} } },
            "Said": { "topic": ["{scope.room}/said"], "event": "int number", "lostWhen": { "stream": "Grants", "match": { "revoked": "all" }, "params": { "user": "{identity.id}" } } },
            "Echo": { "topic": ["echo/{string owner}"], "event": "int number", "lostWhen": { "stream": "Said", "match": { ".": 0 }, "params": {} } }
          }
        }
        """);

    // Topics and calls are private to the class of the extension; this is a part of it.
    private const string Code = """
        using System;
        using System.Linq;
        using System.Reflection;
        using Framewright;

        namespace Wide
        {
            static partial class SampleWideExtensions
            {
                internal static string Watched(IWideClient client, string owner) => KeptTopic(client, owner).LostWhen!.Watch is { } watch ? string.Join(',', watch.Parts) : "nothing";
                internal static string Chain(IWideClient client, string owner) => string.Join(',', SeenTopic(client, owner).LostWhen!.Watch!.LostWhen!.Watch!.Parts);
                internal static bool Scoped(IWideClient client) => EchoTopic(client.Connection, client, "x").LostWhen is not null;
                internal static bool Names(IWideClient client, byte[] result) => KeptTopic(client, "o1").Recovery!.Probe!.Names(result);
                internal static string Confirms() => PutCall.Method.Idempotency!.Confirmation!.Method.Name;
            }
        }

        /// <summary>Runs.</summary>
        public static class Driver
        {
            /// <summary>Runs.</summary>
            public static string Watch() => $"{Wide.SampleWideExtensions.Watched(Mock.Of(null), "o1")} {Wide.SampleWideExtensions.Watched(Mock.Of("u7"), "o1")} {Wide.SampleWideExtensions.Chain(Mock.Of("u7"), "o1")}";

            /// <summary>Runs.</summary>
            public static string Probe() => $"{Wide.SampleWideExtensions.Names(Mock.Of(null), "{\"names\":[\"o1\"]}"u8.ToArray())} {Wide.SampleWideExtensions.Names(Mock.Of(null), "{\"names\":[\"o2\"]}"u8.ToArray())} {Wide.SampleWideExtensions.Confirms()}";

            /// <summary>Runs.</summary>
            public static bool Scoped() => Wide.SampleWideExtensions.Scoped(Mock.Of("u7"));
        }

        /// <summary>A client with an owner only.</summary>
        public class Mock : DispatchProxy
        {
            private string? user;

            internal static Wide.IWideClient Of(string? user)
            {
                var mock = Create<Wide.IWideClient, Mock>();
                ((Mock)(object)mock).user = user;
                return mock;
            }

            /// <inheritdoc/>
            protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == "get_Identity" && user is not null ? new Wide.Owner { UserId = user } : null;
        }
        """;

    [Fact]
    public void An_extension_watches_topics_of_whom_the_client_belongs_to()
    {
        using var program = WidePackage.LoadExtended(Code, More);
        Assert.Equal("nothing grants/u7 grants/u7", program.Run<string>("Watch"));
        Assert.True(program.Run<bool>("Scoped"));
    }

    [Fact]
    public void An_extension_s_recoveries_probe_and_its_calls_are_confirmed()
    {
        using var program = WidePackage.LoadExtended(Code, More);
        Assert.Equal("True False FindThing", program.Run<string>("Probe"));
    }

    [Fact]
    public void An_extension_of_a_client_without_a_login_has_no_identity_to_watch_for()
    {
        const string text = """{ "api": "Weather", "streams": { "S": { "topic": ["s"], "event": "int x", "lostWhen": { "stream": "T", "match": { ".": 1 }, "params": { "user": "{identity.id}" } } }, "T": { "topic": ["t/{string user}"], "event": "int x" } } }""";
        var run = Package.Extend("", [new SchemaFile("/app/s.rt.json", text)], Package.Weather());
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("FW0065", "\"user\""), (diagnostic.Id, text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
        Assert.Contains("no \"session\"", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Package.Image(run);
    }
}
