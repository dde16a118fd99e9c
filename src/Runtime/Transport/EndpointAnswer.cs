namespace Framewright.Transport;

/// <summary>What a server answered to the question where the socket is.</summary>
/// <param name="Address">The socket's address.</param>
/// <param name="Answer">All of the answer, which is JSON.</param>
internal readonly record struct EndpointAnswer(Uri Address, byte[] Answer);
