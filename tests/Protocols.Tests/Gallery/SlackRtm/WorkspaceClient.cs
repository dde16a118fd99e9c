namespace Framewright.Protocols.Tests.Gallery.SlackRtm;

[RealtimeClient("Workspace")]
public sealed partial class WorkspaceClient;
