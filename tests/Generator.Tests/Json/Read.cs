using Framewright.Generator.Json;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Tests.Json;

internal static class Read
{
    public static JsonDocumentSyntax Any(string text) => JsonReader.Read(SourceText.From(text), CancellationToken.None);

    public static JsonSyntax Valid(string text)
    {
        var document = Any(text);
        Assert.Null(document.Error);
        return Assert.IsAssignableFrom<JsonSyntax>(document.Root);
    }
}
