using Framewright.Generator.Examples;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>What a schema file says, without positions: equal before and after an edit of white space.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsReadable">False when the file is not JSON or says not what it is, so that nothing is known of what it declares.</param>
/// <param name="Protocol">The protocol, if the file is one.</param>
/// <param name="Api">The api's part, if the file is one.</param>
internal sealed record SchemaDocument(string Path, bool IsReadable, ProtocolModel? Protocol, ApiModel? Api)
{
    /// <summary>The examples. They stand beside what they are examples of, so that an edit of one makes nothing but a list of tests anew.</summary>
    public EquatableArray<ExampleModel> Examples { get; init; }
}
