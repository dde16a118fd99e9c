namespace Framewright.Generator.Model;

/// <summary>What the peer is told when no handler has the name that it calls, when it sent other parameters, and when the handler failed.</summary>
internal sealed record CallErrorsModel(CallErrorModel Unknown, CallErrorModel Parameters, CallErrorModel Failed);

/// <summary>The values of <c>{error.x}</c>, each as compact JSON; null for none.</summary>
internal sealed record CallErrorModel(string? Code, string? Reason, string? Message, string? Details);
