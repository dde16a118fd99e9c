using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>The record of <see cref="TestMessageView"/>.</summary>
internal sealed record TestMessage(string Id, string Text, DateTimeOffset Timestamp, TestUser User, JsonList<TestUser> Mentions, JsonMap<JsonList<string>> Reactions, double Score);
