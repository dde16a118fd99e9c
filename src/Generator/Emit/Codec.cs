namespace Framewright.Generator.Emit;

/// <summary>How one type of the schema is spelled in generated code.</summary>
/// <param name="Reader">The type that implements <c>IJsonReader</c>.</param>
/// <param name="View">What a view's member is.</param>
/// <param name="Record">What a record's member is.</param>
/// <param name="Writer">The type that implements <c>IJsonWriter</c>.</param>
/// <param name="ViewIsRefStruct">Whether an absent view shows itself by <c>IsPresent</c> instead of a null.</param>
/// <param name="RecordIsReference">Whether the record's member is a reference type.</param>
/// <param name="Empty">The expression of the record's value for a missing member.</param>
internal sealed record Codec(string Reader, string View, string Record, string Writer, bool ViewIsRefStruct, bool RecordIsReference, string Empty)
{
    /// <summary>The type arguments that the runtime's generic types take.</summary>
    public string Arguments => $"<{Reader}, {View}, {Record}>";
}
