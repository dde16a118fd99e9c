using Framewright.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Json;

/// <summary>
/// Reads JSON with comments and trailing commas into positioned syntax. Stops at the first error, because what follows a
/// broken token is guesswork. Throws for no input; only cancellation gets out.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>Deeper nesting is an error, so that no text can exhaust the compiler's stack.</summary>
    public const int MaxDepth = 64;

    private readonly JsonScanner scanner;
    private readonly CancellationToken cancellationToken;

    private JsonReader(string text, CancellationToken cancellationToken)
    {
        scanner = new JsonScanner(text);
        this.cancellationToken = cancellationToken;
    }

    public static JsonDocumentSyntax Read(SourceText text, CancellationToken cancellationToken)
    {
        var reader = new JsonReader(text.ToString(), cancellationToken);
        var root = reader.ReadDocument();
        return reader.scanner.Error is { } error ? new JsonDocumentSyntax(null, error) : new JsonDocumentSyntax(root, null);
    }

    private JsonSyntax? ReadDocument()
    {
        scanner.SkipByteOrderMark();
        var root = ReadValue(0);
        if (root is null || !scanner.SkipTrivia()) return null;
        return scanner.AtEnd ? root : Fail<JsonSyntax>(1, "nothing may follow the document's value; remove the rest");
    }

    private JsonSyntax? ReadValue(int depth)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!scanner.SkipTrivia()) return null;
        if (depth > MaxDepth) return Fail<JsonSyntax>(1, $"write at most {MaxDepth} levels of nesting");
        return scanner.Current switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => scanner.ReadString(),
            '-' or (>= '0' and <= '9') => scanner.ReadNumber(),
            _ => ReadWord(),
        };
    }

    private JsonObjectSyntax? ReadObject(int depth)
    {
        var start = scanner.Position;
        var members = new List<JsonMemberSyntax>();
        scanner.Advance();
        while (scanner.SkipTrivia())
        {
            if (scanner.TryTake('}')) return new JsonObjectSyntax(start, scanner.Position - start, members);
            if (scanner.Current != '"') return Fail<JsonObjectSyntax>(1, "write a member's name in quotation marks, or '}'");
            if (ReadMember(depth) is not { } member) return null;
            members.Add(member);
            if (!scanner.SkipTrivia()) return null;
            if (!scanner.TryTake(',') && scanner.Current != '}') return Fail<JsonObjectSyntax>(1, "write ',' or '}' after a member");
        }

        return null;
    }

    private JsonMemberSyntax? ReadMember(int depth)
    {
        if (scanner.ReadString() is not { } name || !scanner.SkipTrivia()) return null;
        if (!scanner.TryTake(':')) return Fail<JsonMemberSyntax>(1, "write ':' after a member's name");
        return ReadValue(depth + 1) is { } value ? new JsonMemberSyntax(name, value) : null;
    }

    private JsonArraySyntax? ReadArray(int depth)
    {
        var start = scanner.Position;
        var items = new List<JsonSyntax>();
        scanner.Advance();
        while (scanner.SkipTrivia())
        {
            if (scanner.TryTake(']')) return new JsonArraySyntax(start, scanner.Position - start, items);
            if (ReadValue(depth + 1) is not { } item) return null;
            items.Add(item);
            if (!scanner.SkipTrivia()) return null;
            if (!scanner.TryTake(',') && scanner.Current != ']') return Fail<JsonArraySyntax>(1, "write ',' or ']' after an element");
        }

        return null;
    }

    private JsonLiteralSyntax? ReadWord()
    {
        var start = scanner.Position;
        var word = scanner.PeekWord();
        LiteralKind? kind = word switch
        {
            "true" => LiteralKind.True,
            "false" => LiteralKind.False,
            "null" => LiteralKind.Null,
            _ => null,
        };
        if (kind is null)
        {
            return Fail<JsonLiteralSyntax>(word.Length, "write a value: an object, an array, a string in quotation marks, a number, true, false or null");
        }

        scanner.Advance(word.Length);
        return new JsonLiteralSyntax(start, kind.Value, word);
    }

    private T? Fail<T>(int length, string message)
        where T : class
    {
        scanner.Fail(scanner.Position, length, message);
        return null;
    }
}
