using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.SignalR;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(ChatHubClient))]
internal static partial class ChatHubExamples;
