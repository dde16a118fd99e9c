namespace Framewright.Protocol;

/// <summary>What somebody has to present to open a session: the root of the records that the generator makes of a protocol's <c>credentials</c>.</summary>
/// <remarks>Immutable, and asked for at every attempt to connect. Members that the schema calls secret are never part of its text.</remarks>
public abstract record SessionCredentials;
