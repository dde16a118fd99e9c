namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Which placeholders stand for something before there is a socket.</summary>
/// <param name="behindEndpoint">Whether the endpoint has been asked for, so that what its answer told is there.</param>
internal sealed class ConnectPlaceholders(SessionNames names, bool behindEndpoint) : PlaceholderRules(names)
{
    public override string Place(string template) => $"\"{template}\"";

    public override string? Advice(string template, string placeholder, bool isOptional)
    {
        if (base.Advice(template, placeholder, isOptional) is { } advice) return advice;
        return Names.IsBeforeSocket(placeholder, behindEndpoint) ? null : "it is captured on a socket and gone with it; keep it for the next one: { \"path\": …, \"keep\": true }";
    }

    protected override List<string> Known(string template) => Names.All;
}
