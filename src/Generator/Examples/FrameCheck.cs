using System.Globalization;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;

namespace Framewright.Generator.Examples;

/// <summary>Checks that the example of a frame is that frame and no other, and carries what its role needs.</summary>
internal sealed class FrameCheck(ExampleText example, ProtocolModel protocol)
{
    public void Check(FrameModel frame)
    {
        if (FirstMatch() is not { } first)
        {
            example.Wrong(example.Root, FailedCondition(frame) is { } path ? $"it does not match the frame, look at '{path}'" : "it matches no frame");
        }
        else if (first.Name != frame.Name)
        {
            example.Wrong(example.Root, $"it is the frame '{first.Name}', which stands before '{frame.Name}' or matches instead");
        }
        else
        {
            CheckParts(frame);
        }
    }

    private void CheckParts(FrameModel frame)
    {
        var root = example.Root;
        if (frame.Id is { } id && RoleMembers.NeedsId(frame.Role))
        {
            if (Find(root, id) is not { } value) example.Lacks(root, $"its id '{Text(id)}' has to be there");
            else if (frame.IdIsList ? value is not JsonArraySyntax : value is JsonObjectSyntax or JsonArraySyntax) example.Wrong(value, frame.IdIsList ? "its ids must be an array" : "its id must be a string or a number");
        }

        if (frame.Role != "event") return;
        if (frame.Body is { } body && Find(root, body) is null) example.Lacks(root, $"its body '{Text(body)}' has to be there");
        for (var i = 0; i < frame.Route.Count; i++)
        {
            var value = Find(root, frame.Route[i]);
            if (value is null && i == 0) example.Lacks(root, $"'{Text(frame.Route[i])}', which routes it, has to be there");
            else if (value is JsonObjectSyntax or JsonArraySyntax) example.Wrong(value, $"'{Text(frame.Route[i])}', which routes it, must be a string or a number");
        }
    }

    private FrameModel? FirstMatch()
    {
        foreach (var frame in protocol.Frames)
        {
            if (FailedCondition(frame) is null) return frame;
        }

        return null;
    }

    /// <summary>The path of the first condition that does not hold; null when all do.</summary>
    private string? FailedCondition(FrameModel frame)
    {
        foreach (var match in frame.Match)
        {
            if (!Holds(match)) return Text(match.Path);
        }

        return null;
    }

    private bool Holds(MatchModel match)
    {
        var value = Find(example.Root, match.Path);
        if (match.Test == MatchTest.Present) return value is not null == match.Expected;
        if (value is null) return false;
        return match.Test switch
        {
            MatchTest.Null => value is JsonLiteralSyntax { Kind: LiteralKind.Null } == match.Expected,
            MatchTest.Kind => Kind(value) == match.Kind,
            _ => IsAnyOf(value, match),
        };
    }

    private static bool IsAnyOf(JsonSyntax value, MatchModel match)
    {
        foreach (var literal in match.AnyOf)
        {
            var isSame = value switch
            {
                JsonStringSyntax text => literal.Kind == LiteralKind.String && literal.Text == text.Value,
                JsonLiteralSyntax { Kind: LiteralKind.Number } number => literal.Kind == LiteralKind.Number && number.Text == literal.Text,
                JsonLiteralSyntax other => other.Kind == literal.Kind,
                _ => false,
            };
            if (isSame) return true;
        }

        return false;
    }

    private static string Kind(JsonSyntax value) => value switch
    {
        JsonObjectSyntax => "object",
        JsonArraySyntax => "array",
        JsonStringSyntax => "string",
        JsonLiteralSyntax { Kind: LiteralKind.Number } => "number",
        JsonLiteralSyntax { Kind: LiteralKind.Null } => "null",
        _ => "boolean",
    };

    private static JsonSyntax? Find(JsonSyntax root, SchemaPath path)
    {
        JsonSyntax? value = root;
        foreach (var step in path.Steps)
        {
            value = value switch
            {
                JsonObjectSyntax members when step.Name is { } name => members.Find(name),
                JsonArraySyntax array when step.Name is null && step.Index < array.Items.Count => array.Items[step.Index],
                _ => null,
            };
        }

        return value;
    }

    private static string Text(SchemaPath path)
    {
        var text = "";
        foreach (var step in path.Steps)
        {
            text += step.Name is { } name ? (text.Length == 0 ? "" : ".") + name.Replace(".", "\\.") : "[" + step.Index.ToString(CultureInfo.InvariantCulture) + "]";
        }

        return text.Length == 0 ? "." : text;
    }
}
