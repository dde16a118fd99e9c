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
            if (JsonPaths.Find(root, id) is not { } value) example.Lacks(root, $"its id '{PathText.Of(id)}' has to be there");
            else if (frame.IdIsList ? value is not JsonArraySyntax : value is JsonObjectSyntax or JsonArraySyntax) example.Wrong(value, frame.IdIsList ? "its ids must be an array" : "its id must be a string or a number");
        }

        if (frame.CalledName is { } called) CheckName(called, isRequired: frame.Role == "call");
        if (frame is { BodyIsText: true, Body: { } held } && JsonPaths.Find(root, held) is { } holder) CheckHeld(holder, held);
        if (frame.Role is not ("event" or "envelope")) return;
        var isEvent = frame.Role == "event";
        if (isEvent && frame.Body is { } body && JsonPaths.Find(root, body) is null) example.Lacks(root, $"its body '{PathText.Of(body)}' has to be there");
        if (isEvent && frame is { Id: { } subscription, Route.Count: 0 } && JsonPaths.Find(root, subscription) is null) example.Lacks(root, $"its id '{PathText.Of(subscription)}' has to be there, which says whose event it is");
        for (var i = 0; i < frame.Route.Count; i++)
        {
            var value = JsonPaths.Find(root, frame.Route[i]);
            if (value is null && i == 0 && isEvent) example.Lacks(root, $"'{PathText.Of(frame.Route[i])}', which routes it, has to be there");
            else if (value is JsonObjectSyntax or JsonArraySyntax) example.Wrong(value, $"'{PathText.Of(frame.Route[i])}', which routes it, must be a string or a number");
        }
    }

    private void CheckName(SchemaPath path, bool isRequired)
    {
        var value = JsonPaths.Find(example.Root, path);
        if (value is null && isRequired) example.Lacks(example.Root, $"its name '{PathText.Of(path)}' has to be there");
        else if (value is not null and not JsonStringSyntax && isRequired) example.Wrong(value, $"its name '{PathText.Of(path)}' must be a string");
    }

    /// <summary>A body in a string; null stands for none.</summary>
    private void CheckHeld(JsonSyntax value, SchemaPath path)
    {
        if (value is JsonStringSyntax text) example.Inside(text, $"its body '{PathText.Of(path)}'");
        else if (value is not JsonLiteralSyntax { Kind: LiteralKind.Null }) example.Wrong(value, $"its body '{PathText.Of(path)}' must be a string that holds JSON");
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
            if (!Holds(match)) return PathText.Of(match.Path);
        }

        return null;
    }

    private bool Holds(MatchModel match)
    {
        var value = JsonPaths.Find(example.Root, match.Path);
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
}
