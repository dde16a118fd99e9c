namespace Framewright.Testing.Scripted;

/// <summary>What a call is answered with: a result as JSON, or an error's code.</summary>
internal readonly record struct ScriptedReply(string? Result, string? Code);
