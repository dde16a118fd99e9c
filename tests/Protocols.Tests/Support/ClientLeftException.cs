namespace Framewright.Protocols.Tests.Support;

/// <summary>The client closed its socket while a script waited for a frame.</summary>
internal sealed class ClientLeftException(int? closeCode) : Exception($"The client closed the socket with code {closeCode}.");
