using System.Text.Json.Nodes;
using Framewright.Json;

namespace Framewright.Client.Tests.Recorded;

/// <summary>A call of a replayed session, and what the recording answered.</summary>
internal sealed class ReplayedCall(string id, Task<RawJson> task)
{
    private JsonObject? answer;

    /// <summary>The id on the new session's wire.</summary>
    public string Id => id;

    public void Answer(JsonObject frame) => answer ??= frame;

    /// <summary>Requires that the caller got what the recording says.</summary>
    public async Task CheckAsync()
    {
        if (answer is null)
        {
            await Assert.ThrowsAsync<ConnectionLostException>(() => task);
            return;
        }

        if (answer["error"] is JsonObject error)
        {
            var refused = await Assert.ThrowsAsync<CallException>(() => task);
            Assert.Equal((error["error"]!.ToString(), (string?)error["reason"]), (refused.Code, refused.Reason));
            return;
        }

        using var result = await task;
        Assert.True(JsonNode.DeepEquals(answer["result"], JsonNode.Parse(result.Utf8)), answer.ToJsonString());
    }
}
