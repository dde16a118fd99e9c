using System.Globalization;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Examples;

/// <summary>Checks the parameters or the event of an example against their shape.</summary>
internal sealed class ShapeCheck(ExampleText example, ValueCheck values)
{
    /// <param name="isWhole">Whether nothing may follow the last element: so it is with what we send, while a peer may send more.</param>
    public void Check(JsonSyntax value, ShapeModel shape, bool isWhole)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Positional:
                CheckPositional(value, shape, isWhole);
                break;
            case ShapeKind.Nested:
                if (value is JsonArraySyntax { Items.Count: > 0 } outer) CheckPositional(outer.Items[0], shape, isWhole);
                else example.Wrong(value, "it must be an array whose first element is the array of the values");
                break;
            case ShapeKind.Named:
                CheckNamed(value, shape);
                break;
            case ShapeKind.Single:
                if (shape.Items.Count == 1) CheckItem(value, shape.Items[0]);
                break;
        }
    }

    private void CheckPositional(JsonSyntax value, ShapeModel shape, bool isWhole)
    {
        if (value is not JsonArraySyntax array)
        {
            example.Wrong(value, "it must be an array of the values");
            return;
        }

        for (var i = 0; i < shape.Items.Count; i++)
        {
            if (i < array.Items.Count) CheckItem(array.Items[i], shape.Items[i]);
            else if (!IsOptional(shape.Items[i])) example.Lacks(value, $"{Name(shape.Items[i])} has to be there");
        }

        var most = shape.Items.Count;
        if (isWhole && array.Items.Count > most) example.Wrong(array.Items[most], $"there are {most.ToString(CultureInfo.InvariantCulture)} values; remove what follows them");
    }

    private void CheckNamed(JsonSyntax value, ShapeModel shape)
    {
        if (value is not JsonObjectSyntax members)
        {
            example.Wrong(value, "it must be an object of the values");
            return;
        }

        foreach (var item in shape.Items)
        {
            if (members.Find(item.Wire!) is { } member) CheckItem(member, item);
            else if (!IsOptional(item)) example.Lacks(value, $"'{item.Wire}' has to be there");
        }
    }

    private void CheckItem(JsonSyntax value, ShapeItem item)
    {
        switch (item.Value)
        {
            case TypedValue { IsOptional: true } when value is JsonLiteralSyntax { Kind: LiteralKind.Null }:
                break; // holds the place of a value that is left out
            case TypedValue typed:
                values.Check(value, typed.Type, $"'{typed.Name}'");
                break;
            case ListValue list:
                var elements = new List<ShapeItem>(list.Items.Count);
                foreach (var element in list.Items) elements.Add(new ShapeItem(null, element));
                CheckPositional(value, new ShapeModel(ShapeKind.Positional, elements.ToEquatable()), isWhole: true);
                break;
            case ObjectValue nested:
                CheckNamed(value, new ShapeModel(ShapeKind.Named, nested.Members));
                break;
            case TextValue text when value is not JsonStringSyntax written || !Fits(written.Value, text):
                example.Wrong(value, "it must be a text as the schema writes it");
                break;
            case ConstantValue constant when CompactJson.Write(value) != constant.Json:
                example.Wrong(value, "it must be " + constant.Json);
                break;
        }
    }

    private static bool IsOptional(ShapeItem item) => item.Value is TypedValue { IsOptional: true };

    private static string Name(ShapeItem item) => item.Value is TypedValue typed ? $"'{typed.Name}'" : "a constant";

    /// <summary>Whether the literal parts of a text stand in it, in their order.</summary>
    private static bool Fits(string value, TextValue text)
    {
        var position = 0;
        var isOpen = false;
        foreach (var part in text.Parts)
        {
            if (part.Parameter is not null || part.Scope is not null)
            {
                isOpen = true;
                continue;
            }

            var found = value.IndexOf(part.Literal, position, StringComparison.Ordinal);
            if (found < 0 || (!isOpen && found != position)) return false;
            position = found + part.Literal.Length;
            isOpen = false;
        }

        return isOpen || position == value.Length;
    }
}
