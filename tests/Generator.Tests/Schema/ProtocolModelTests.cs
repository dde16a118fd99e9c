using Framewright.Generator.Model;

namespace Framewright.Generator.Tests.Schema;

public sealed class ProtocolModelTests
{
    internal const string Text = """
        {
          "protocol": "Wire",
          "requestId": "integer",
          "frames": {
            "ok": { "match": { "a.b\\.c[2]": [1, "x", null, true], "ok": { "present": false } }, "is": "reply", "id": "id", "result": "data", "error": "." },
            "list": { "match": { "t": { "kind": "array" }, "n": { "null": false } }, "is": "subscribed", "ids": "ids" },
            "say": { "match": { "t": "say" }, "is": "event", "route": ["channel", "[0]"], "body": ".", "capture": { "seq": "s" } },
            "beat": { "match": { "t": "beat" }, "is": "ping", "answer": "ack" }
          },
          "send": {
            "call": { "m": "{name}", "id": "{id}", "...": "{params}", "k": [1, { "x": "a {{b} {id} {session.seq?}" }, "plain"] },
            "ack": "{session.seq?}"
          },
          "open": [{ "send": "ack" }, { "await": "ok" }],
          "heartbeat": { "send": "ack", "idle": "500ms", "dead": "2m" },
          "errors": { "code": "c", "retryAfter": { "path": "d", "unit": "s" } },
          "close": { "4000": "reidentify", "*": "stop" },
          "scalars": { "date": "unix-seconds" }
        }
        """;

    private static readonly ProtocolModel Protocol = SchemaText.Valid(Text).Document.Protocol!;

    [Fact]
    public void Frames_keep_their_order_and_conditions()
    {
        Assert.Equal(["ok", "list", "say", "beat"], Protocol.Frames.Select(static x => x.Name));
        Assert.Equal(
            [
                new MatchModel(Path(new("a", 0), new("b.c", 0), new(null, 2)), MatchTest.Literal, new([new(LiteralKind.Number, "1"), new(LiteralKind.String, "x"), new(LiteralKind.Null, "null"), new(LiteralKind.True, "true")]), true, null),
                new MatchModel(Path(new PathStep("ok", 0)), MatchTest.Present, default, false, null),
            ],
            Protocol.Frames[0].Match);
        Assert.Equal(
            [
                new MatchModel(Path(new PathStep("t", 0)), MatchTest.Kind, default, true, "array"),
                new MatchModel(Path(new PathStep("n", 0)), MatchTest.Null, default, false, null),
            ],
            Protocol.Frames[1].Match);
    }

    [Fact]
    public void Frames_know_where_their_parts_lie()
    {
        var (ok, list, say) = (Protocol.Frames[0], Protocol.Frames[1], Protocol.Frames[2]);
        Assert.Equal((Path(new PathStep("id", 0)), false, Path(new PathStep("data", 0)), Path()), (ok.Id, ok.IdIsList, ok.Body, ok.Error));
        Assert.Equal((Path(new PathStep("ids", 0)), true), (list.Id, list.IdIsList));
        Assert.Equal([Path(new PathStep("channel", 0)), Path(new PathStep(null, 0))], say.Route);
        Assert.Equal((Path(), null, new CaptureModel("seq", Path(new PathStep("s", 0)))), (say.Body, say.Answer, Assert.Single(say.Captures)));
        Assert.Equal("ack", Protocol.Frames[3].Answer);
    }

    [Fact]
    public void Templates_tell_values_from_text()
    {
        var root = Assert.IsType<TemplateObject>(Protocol.Templates[0].Root);
        Assert.Equal(
            [
                new TemplateMember("m", new TemplatePlaceholder("name", false), false),
                new TemplateMember("id", new TemplatePlaceholder("id", false), false),
                new TemplateMember("...", new TemplatePlaceholder("params", false), true),
                new TemplateMember("k", new TemplateArray(new(
                [
                    new TemplateConstant("1"),
                    new TemplateObject(new([new("x", new TemplateText(new([new("a {b} ", false), new("id", true), new(" ", false), new("session.seq", true, true)])), false)])),
                    new TemplateConstant("\"plain\""),
                ])), false),
            ],
            root.Members);
        Assert.Equal(new TemplatePlaceholder("session.seq", true), Protocol.Templates[1].Root);
    }

    [Fact]
    public void The_session_s_life_is_read()
    {
        Assert.Equal(RequestIdKind.Integer, Protocol.RequestId);
        Assert.Equal([new OpeningStepModel(StepKind.Send, "ack"), new OpeningStepModel(StepKind.Await, "ok")], Protocol.Opening);
        Assert.Equal(new HeartbeatModel("ack", 500, 120_000), Protocol.Heartbeat);
        Assert.Equal(new ErrorPathsModel(Path(new PathStep("c", 0)), null, null, null, new RetryAfterModel(default, Path(new PathStep("d", 0)), 1_000)), Protocol.Errors);
        Assert.Equal([new CloseRuleModel(4000, "reidentify"), new CloseRuleModel(null, "stop")], Protocol.Close);
        Assert.Equal(new ScalarCodecsModel("unix-seconds", "base64"), Protocol.Scalars);
    }

    private static SchemaPath Path(params PathStep[] steps) => new(steps.Length == 0 ? default : new(steps));
}
