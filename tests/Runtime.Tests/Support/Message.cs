namespace Framewright.Runtime.Tests.Support;

/// <summary>An inbound message of the scripted transport.</summary>
internal readonly record struct Message(byte[] Bytes, bool IsText, long Length);
