using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>An event of another stream that says that a topic is lost.</summary>
internal sealed record LossModel(string Stream, EquatableArray<LossConditionModel> Conditions)
{
    /// <summary>The values of the topic that the session subscribes to by itself, by the names of that stream's values; null when it does not.</summary>
    public EquatableArray<ArgumentModel>? Watch { get; init; }
}

/// <summary>A value of that event, and what it has to be.</summary>
internal sealed record LossConditionModel(SchemaPath Path, ArgumentValue Value);
