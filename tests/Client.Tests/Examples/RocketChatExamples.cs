using Framewright.RocketChat;
using Framewright.Testing;

namespace Framewright.Client.Tests.Examples;

/// <summary>The examples of the schemas that the client is generated from, and of its protocol's frames.</summary>
[RealtimeExamples(typeof(RocketChatClient))]
internal static partial class RocketChatExamples;
