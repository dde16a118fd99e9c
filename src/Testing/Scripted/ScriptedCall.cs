namespace Framewright.Testing;

/// <summary>A call that a <see cref="ScriptedConnection"/> received.</summary>
/// <param name="Method">The method's name on the wire.</param>
/// <param name="Parameters">Its parameters as JSON: an array when they are positional, an object when they are named.</param>
public sealed record ScriptedCall(string Method, string Parameters);
