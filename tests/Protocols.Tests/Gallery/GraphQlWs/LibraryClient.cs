namespace Framewright.Protocols.Tests.Gallery.GraphQlWs;

[RealtimeClient("Library")]
public sealed partial class LibraryClient;
