using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>A call of a method that a schema describes: which method, and what its parameters are.</summary>
/// <param name="Method">The method's C# name.</param>
/// <param name="Arguments">The values by the method's parameters; a parameter without one takes the value of the same name.</param>
internal sealed record CallUseModel(string Method, EquatableArray<ArgumentModel> Arguments);

/// <summary>What a parameter of a call gets.</summary>
internal sealed record ArgumentModel(string Parameter, ArgumentValue Value);

internal abstract record ArgumentValue;

/// <summary>A value by its name: one of the stream, or <c>since</c>.</summary>
internal sealed record NamedArgument(string Name) : ArgumentValue;

/// <summary>A text with placeholders.</summary>
internal sealed record TextArgument(TextValue Text) : ArgumentValue;

/// <summary>A constant: its literal, or its compact JSON when it is an object or an array.</summary>
internal sealed record ConstantArgument(LiteralModel? Literal, string Json) : ArgumentValue;

/// <summary>A list of values.</summary>
internal sealed record ListArgument(EquatableArray<ArgumentValue> Items) : ArgumentValue;
