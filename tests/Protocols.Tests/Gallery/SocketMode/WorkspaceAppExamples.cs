using Framewright.Testing;

namespace Framewright.Protocols.Tests.Gallery.SocketMode;

/// <summary>What the schemas beside it show.</summary>
[RealtimeExamples(typeof(WorkspaceAppClient))]
internal static partial class WorkspaceAppExamples;
