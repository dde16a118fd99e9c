namespace Framewright.Protocols.Tests.Gallery.SocketMode;

[RealtimeClient("WorkspaceApp")]
public sealed partial class WorkspaceAppClient;
