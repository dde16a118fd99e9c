using System.Runtime.Loader;
using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Extension;

/// <summary>A package with all that an extension can add to: a login, scopes, calls from the server.</summary>
internal static class WidePackage
{
    private static readonly SchemaFile Protocol = new("/package/wide-wire.rt.json", """
        {
          "protocol": "WideWire",
          "frames": {
            "reply":  { "match": { "t": "reply" }, "is": "reply", "id": "id", "result": "result" },
            "event":  { "match": { "t": "event" }, "is": "event", "route": ["to"], "body": "data", "scope": "in" },
            "invoke": { "match": { "t": "call" }, "is": "call", "id": "id", "name": "name", "params": "params", "answer": "answer" }
          },
          "send": {
            "call": { "t": "call", "id": "{id}", "name": "{name}", "params": "{params}", "in": "{scope.room?}" },
            "subscribe": { "t": "sub", "id": "{id}", "to": "{topic.0}" },
            "unsubscribe": { "t": "unsub", "id": "{subscription.id}" },
            "join": { "t": "join", "id": "{id}", "room": "{scope.room}" },
            "answer": { "t": "answer", "id": "{call.id}", "result": "{result}" }
          },
          "scope": { "name": "Room", "values": ["room"], "open": "join" }
        }
        """);

    private static readonly SchemaFile Api = new("/package/wide.rt.json", """
        {
          "api": "Wide", "protocol": "WideWire",
          "types": { "Request": { "fields": { "user": "string" } }, "Owner": { "fields": { "id": "string as UserId" } }, "Question": { "fields": { "text": "string" } } },
          "session": { "authenticate": "Login" },
          "methods": { "Login": { "call": "login", "params": ["Request request"], "returns": "Owner" } },
          "handlers": { "Ring": { "call": "ring" } }
        }
        """);

    private static readonly SchemaFile More = new("/app/more.rt.json", """
        {
          "api": "Wide",
          "types": { "Thing": { "fields": { "name": "string" } } },
          "handlers": { "Confirm": { "call": "confirm", "doc": "The server asks.", "params": ["Question question", "int times"], "returns": "bool" } },
          "streams": { "Talk": { "topic": ["{scope.room}/talk"], "event": "int number" } },
          "methods": { "GetThing": { "params": ["int number"], "returns": "Thing", "http": { "get": "/v1/things/{number}", "headers": { "Key": "key:{identity.id}" } } } }
        }
        """);

    private const string Anchor = "namespace Wide;\n/// <summary>Wide.</summary>\n[Framewright.RealtimeClient(\"Wide\")] public sealed partial class WideClient;";

    private const string Driver = """
        using System;
        using System.Threading.Tasks;
        using Framewright;
        using Wide;

        /// <summary>Runs.</summary>
        public static class Driver
        {
            /// <summary>Runs.</summary>
            public static async Task<string> RunAsync(Uri server)
            {
                var served = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                await using var client = new WideClient(new RealtimeOptions { Endpoint = server }, _ => new(new Request { User = "bob" }));
                using var confirming = client.OnConfirm((question, times, cancellationToken) =>
                {
                    served.TrySetResult("served");
                    return new(question.Text == "sure?" && times == 3);
                });
                await client.ConnectAsync();
                var text = await served.Task;
                await using var room = await client.OpenRoomAsync("r");
                await using var talk = await room.SubscribeToTalkAsync();
                await foreach (var number in talk)
                {
                    text += " r/" + number;
                    break;
                }

                return text + " " + (await client.GetThingAsync(4)).Name;
            }
        }
        """;

    public static Package Create() => Package.Of("Wide.Package", Anchor, [Protocol, Api], isExtensible: true);

    /// <summary>The package and the project that adds to it, both loaded.</summary>
    public static Program LoadExtended() => LoadExtended(Driver, More);

    /// <summary>The package and another project that adds to it, both loaded.</summary>
    public static Program LoadExtended(string driver, SchemaFile more)
    {
        var owner = Generation.Start(Anchor, [Protocol, Api], assembly: "Wide.Package", isExtensible: true);
        var package = new Package(Package.Image(owner), [Protocol.Lent, Api.Lent]);
        var run = Package.Extend(driver, [more], package);
        Assert.Empty(run.Diagnostics);
        return new Program(owner, run);
    }

    /// <summary>What was loaded.</summary>
    public sealed class Program : IDisposable
    {
        private readonly AssemblyLoadContext context = new("extended", isCollectible: true);
        private readonly Type driver;

        public Program(Generation owner, Generation extension)
        {
            Load(owner);
            driver = Load(extension).GetType("Driver", throwOnError: true)!;
        }

        public Task<string> RunAsync(Uri server) => ((Task<string>)driver.GetMethod("RunAsync")!.Invoke(null, [server])!).WaitAsync(TimeSpan.FromSeconds(30));

        public T Run<T>(string method) => (T)driver.GetMethod(method)!.Invoke(null, [])!;

        public void Dispose() => context.Unload();

        private System.Reflection.Assembly Load(Generation run)
        {
            using var image = new MemoryStream();
            var result = run.Output.Emit(image);
            Assert.True(result.Success, string.Join('\n', result.Diagnostics));
            image.Position = 0;
            return context.LoadFromStream(image);
        }
    }
}
