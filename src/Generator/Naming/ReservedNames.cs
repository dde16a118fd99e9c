namespace Framewright.Generator.Naming;

/// <summary>C# names that generated types use themselves, so that no member of a schema may bear them.</summary>
internal static class ReservedNames
{
    /// <summary>Members of every record and of its view.</summary>
    public static bool InObject(string name) => InAnyType(name) || name is "Clone" or "EqualityContract" or "PrintMembers" or "Deconstruct" or "IsPresent" or "ToRecord" or "Parse" or "Empty" or "SlotOf" or "ReadMember" or "ReadElement" or "WriteMembers";

    /// <summary>Members of every union, of its cases and of its view.</summary>
    public static bool InUnion(string name) => InAnyType(name) || name is "Clone" or "EqualityContract" or "PrintMembers" or "Deconstruct" or "IsPresent" or "ToRecord" or "Parse" or "Empty" or "Unknown" or "CaseKind" or "CaseOf" or "Kind" or "Value" or "Raw" or "By";

    /// <summary>Members of every open enum.</summary>
    public static bool InEnum(string name) => InAnyType(name) || name is "Value" or "IsKnown" or "NameOf" or "PrintMembers" or "Deconstruct";

    /// <summary>Members of every class.</summary>
    public static bool InClass(string name) => name is "Equals" or "GetHashCode" or "GetType" or "ToString" or "MemberwiseClone" or "ReferenceEquals" or "Finalize";

    /// <summary>Parameters that every generated method has.</summary>
    public static bool InSignature(string name) => name is "cancellationToken" or "handler" or "options" or "writer" or "buffer";

    private static bool InAnyType(string name) => InClass(name) || name is "Read" or "View" or "Record" or "Write";
}
