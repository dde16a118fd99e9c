namespace Framewright.Generator.Emit;

/// <summary>How a member of an api stands in code: as a method of the client, or as an extension method on the interface of a client of another assembly.</summary>
/// <param name="Receiver">The name of the extension method's first parameter; null for a method of the client.</param>
/// <param name="Interface">The interface that is extended; empty for a method of the client.</param>
/// <param name="Accessibility">The member's accessibility.</param>
internal sealed record MemberForm(string? Receiver, string Interface, string Accessibility)
{
    /// <summary>What everything goes through.</summary>
    public string Connection => Receiver is null ? "Connection" : Receiver + ".Connection";

    public static MemberForm Of(ApiFacts facts, ParameterList parameters)
    {
        if (facts.Extension is not { } extension) return new MemberForm(null, "", "public");

        // The schema may call a parameter of its own so.
        var receiver = "client";
        for (var i = 2; parameters.Has(receiver); i++) receiver = "client" + CSharp.Number(i);
        return new MemberForm(receiver, extension.Interface, facts.Accessibility);
    }

    /// <summary>The head of the member.</summary>
    /// <param name="signature">Its result, name and parameters.</param>
    public string Head(string signature) => Receiver is null
        ? $"{Accessibility} {signature}"
        : $"{Accessibility} static {signature.Insert(signature.IndexOf('(') + 1, $"this {Interface} {Receiver}, ").Replace(", )", ")")}";

    public void EmitDocs(SourceWriter writer)
    {
        if (Receiver is not null) writer.Param(Receiver, null, "The client, or a mock whose connection answers.");
    }

    public void EmitCheck(SourceWriter writer)
    {
        if (Receiver is not null) writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Receiver});");
    }
}
