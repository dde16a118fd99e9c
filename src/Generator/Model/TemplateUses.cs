namespace Framewright.Generator.Model;

/// <summary>What templates use.</summary>
internal static class TemplateUses
{
    /// <summary>Whether methods are sent with a template: it is the one for calls, or uses what only a method has.</summary>
    public static bool IsOfMethods(TemplateModel template) =>
        template.Name == "call" || (template.Name != "subscribe" && !IsOfStreams(template) && Any(template.Root, static name => name is "name" or "params" || name.StartsWith("values.", StringComparison.Ordinal)));

    /// <summary>Whether streams are subscribed with a template: it is the one for subscriptions, or uses what only a topic has.</summary>
    public static bool IsOfStreams(TemplateModel template) =>
        template.Name == "subscribe" || (template.Name is not ("call" or "unsubscribe" or "cancel") && !IsOfEnds(template) && Any(template.Root, IsTopic));

    /// <summary>Whether subscriptions are ended with a template: it is the one for that, or uses the id of one.</summary>
    public static bool IsOfEnds(TemplateModel template) =>
        template.Name == "unsubscribe" || Any(template.Root, static name => name == "subscription.id");

    /// <summary>Whether a placeholder is a part of a topic.</summary>
    public static bool IsTopic(string placeholder) => placeholder.StartsWith("topic.", StringComparison.Ordinal);

    /// <summary>Whether a placeholder is a value that belongs to a socket: captured there, of a scope that was opened there, or presented there.</summary>
    public static bool IsOfSocket(string placeholder) =>
        placeholder.StartsWith("session.", StringComparison.Ordinal) || placeholder.StartsWith("scope.", StringComparison.Ordinal) || placeholder.StartsWith("credentials.", StringComparison.Ordinal);

    /// <summary>Whether a template answers calls of the peer: only such ones use their id.</summary>
    public static bool IsAnswer(ProtocolModel protocol, string template)
    {
        foreach (var frame in protocol.Frames)
        {
            if (frame.Role is "call" or "envelope" && (frame.Answer == template || frame.Fail == template)) return true;
        }

        return false;
    }

    /// <summary>Whether a template says what only an answer to a call of the peer can say.</summary>
    public static bool SaysAnswer(TemplateModel template) =>
        Any(template.Root, static name => name is "call.id" or "result" || name.StartsWith("error.", StringComparison.Ordinal));

    /// <summary>Whether a template spreads parameters over the object around them.</summary>
    public static bool Spreads(TemplateNode node)
    {
        switch (node)
        {
            case TemplateObject value:
                foreach (var member in value.Members)
                {
                    if (member.IsSpread || Spreads(member.Value)) return true;
                }

                return false;
            case TemplateArray array:
                foreach (var item in array.Items)
                {
                    if (Spreads(item)) return true;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether some placeholder is what is asked for.</summary>
    public static bool Any(TemplateNode node, Func<string, bool> wants)
    {
        var found = false;
        Visit(node, (name, _) => found |= wants(name));
        return found;
    }

    /// <summary>Shows every placeholder with whether it may be absent, in the order of the template.</summary>
    public static void Visit(TemplateNode node, Action<string, bool> visit)
    {
        switch (node)
        {
            case TemplatePlaceholder placeholder:
                visit(placeholder.Name, placeholder.IsOptional);
                break;
            case TemplateText text:
                foreach (var part in text.Parts)
                {
                    if (part.IsPlaceholder) visit(part.Value, part.IsOptional);
                }

                break;
            case TemplateObject value:
                foreach (var member in value.Members) Visit(member.Value, visit);
                break;
            case TemplateArray array:
                foreach (var item in array.Items) Visit(item, visit);
                break;
        }
    }
}
