using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>An outbound frame by its name under <c>send</c>.</summary>
internal sealed record TemplateModel(string Name, TemplateNode Root);

/// <summary>A node of an outbound frame.</summary>
internal abstract record TemplateNode;

internal sealed record TemplateObject(EquatableArray<TemplateMember> Members) : TemplateNode;

/// <summary>A member; <c>IsSpread</c> for <c>"...": "{params}"</c>.</summary>
internal sealed record TemplateMember(string Name, TemplateNode Value, bool IsSpread);

internal sealed record TemplateArray(EquatableArray<TemplateNode> Items) : TemplateNode;

/// <summary>A JSON constant as compact JSON text.</summary>
internal sealed record TemplateConstant(string Json) : TemplateNode;

/// <summary>A string that is exactly one placeholder: takes the value's JSON type. <c>{x?}</c> is optional: drops its member or trailing element.</summary>
internal sealed record TemplatePlaceholder(string Name, bool IsOptional) : TemplateNode;

/// <summary>A string with placeholders inside text.</summary>
internal sealed record TemplateText(EquatableArray<TextPart> Parts) : TemplateNode;

/// <summary>Literal text, or a placeholder's name. An optional placeholder without a value is empty text.</summary>
internal sealed record TextPart(string Value, bool IsPlaceholder, bool IsOptional = false);
