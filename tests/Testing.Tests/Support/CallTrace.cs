using System.Text.Json.Nodes;

namespace Framewright.Testing.Tests.Support;

/// <summary>All frames up to the end of a call, and its result frame.</summary>
internal sealed record CallTrace(IReadOnlyList<JsonObject> Frames, JsonObject ResultFrame)
{
    public bool HasResult => ResultFrame.ContainsKey("result");

    public JsonNode? Result
    {
        get
        {
            Assert.False(ResultFrame.ContainsKey("error"), ResultFrame.ToJsonString());
            return ResultFrame["result"];
        }
    }

    public JsonObject Error => (JsonObject)ResultFrame["error"]!;

    public string ErrorCode => Error["error"]!.ToString();

    public IEnumerable<string?> Kinds => Frames.Select(frame => (string?)frame["msg"]);
}
