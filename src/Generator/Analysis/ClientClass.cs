using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Analysis;

/// <summary>What a class has to be, to be the client of an api.</summary>
internal static class ClientClass
{
    /// <summary>The attribute that marks it.</summary>
    public const string Attribute = "Framewright.RealtimeClientAttribute";

    /// <summary>What is wrong with the class and what to do, for a message; null when nothing is.</summary>
    public static string? Defect(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return $"it is nested in '{outer.Name}'; move it out, into a namespace";
        if (type.IsRecord) return "it is a record; write 'class'";
        if (type.IsGenericType) return "it has type parameters; an api has one client, so remove them";
        if (type.IsStatic) return "it is static, and a client is an instance with a connection; remove 'static'";
        if (type.IsAbstract) return "it is abstract, and its constructors are generated; remove 'abstract'";
        if (type.IsFileLocal) return "it is local to its file, and the rest of it is generated into another; remove 'file'";
        return null;
    }
}
