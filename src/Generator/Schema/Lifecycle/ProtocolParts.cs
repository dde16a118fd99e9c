using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>What a protocol's life has to know of its frames and templates.</summary>
internal sealed class ProtocolParts
{
    private readonly EquatableArray<TemplateModel> templates;

    public ProtocolParts(EquatableArray<FrameModel> frames, EquatableArray<TemplateModel> templates)
    {
        this.templates = templates;
        foreach (var frame in frames) HasReplies |= frame.Role == "reply";
    }

    /// <summary>Whether some frame answers calls.</summary>
    public bool HasReplies { get; }

    /// <summary>Whether a template carries its own id.</summary>
    public bool CarriesId(string template)
    {
        foreach (var model in templates)
        {
            if (model.Name == template) return CarriesId(model.Root);
        }

        return false;
    }

    private static bool CarriesId(TemplateNode node)
    {
        switch (node)
        {
            case TemplatePlaceholder placeholder:
                return placeholder.Name == "id";
            case TemplateText text:
                foreach (var part in text.Parts)
                {
                    if (part is { IsPlaceholder: true, Value: "id" }) return true;
                }

                return false;
            case TemplateObject value:
                foreach (var member in value.Members)
                {
                    if (CarriesId(member.Value)) return true;
                }

                return false;
            case TemplateArray array:
                foreach (var item in array.Items)
                {
                    if (CarriesId(item)) return true;
                }

                return false;
            default:
                return false;
        }
    }
}
