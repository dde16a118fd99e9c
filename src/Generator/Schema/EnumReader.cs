using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads the known values of one open enum.</summary>
internal sealed class EnumReader(SchemaContext context, string typeName, bool isInteger)
{
    private static readonly string[] Members = { "as", "doc", "since", "removedIn", "deprecated" };

    private readonly MemberNaming naming = new(context, typeName, MemberOwner.Enum);

    public EnumTypeModel? Read(JsonSyntax syntax, string? doc)
    {
        if (context.AsObject(syntax, "\"enum\"", "an object of C# names by wire values") is not { } members) return null;
        var values = new List<EnumMemberModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            if (ReadValue(member) is { } value) values.Add(value);
        }

        return new EnumTypeModel(typeName, doc, isInteger, values.ToEquatable());
    }

    private EnumMemberModel? ReadValue(JsonMemberSyntax member)
    {
        var wire = member.Name.Value;
        if (isInteger && !IsCanonicalInteger(wire))
        {
            context.Report(Descriptors.WrongKind, member.Name, $"'{wire}', a value of an enum of int,", "an integer in quotation marks, such as \"1\"");
            return null;
        }

        context.Mark(MarkKind.EnumValue, typeName + "." + wire, member.Name);
        if (member.Value is JsonStringSyntax text) return Build(member, text, null);
        if (ObjectReader.Open(context, member.Value, "a value of an enum", Members) is not { } reader) return null;
        var versions = VersionsReader.Read(context, reader, $"value '{wire}'");
        return Build(member, reader.Text("as", "the value's C# name"), reader.Doc()) is { } model ? model with { Versions = versions } : null;
    }

    private EnumMemberModel? Build(JsonMemberSyntax member, JsonStringSyntax? chosen, string? doc)
    {
        var at = chosen is null ? default : (chosen.Start, chosen.Length);
        return naming.Name(member.Name.Value, member.Name, chosen?.Value, at) is { } name ? new EnumMemberModel(member.Name.Value, name, doc) : null;
    }

    /// <summary>Digits as a server writes them, so that one value has one text.</summary>
    private static bool IsCanonicalInteger(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value.ToString(CultureInfo.InvariantCulture) == text;
}
