namespace Framewright.Generator.Naming;

/// <summary>What kind of type has the members: each has names that its generated code uses itself.</summary>
internal enum MemberOwner
{
    Object,
    Enum,
    Union,
}
