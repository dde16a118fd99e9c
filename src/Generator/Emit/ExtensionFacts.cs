namespace Framewright.Generator.Emit;

/// <summary>Where members go that are added to a client of another assembly: extension methods on its interface.</summary>
/// <param name="Namespace">The client's namespace, so that whoever has the client at hand has the methods too; empty for the global one.</param>
/// <param name="Interface">The full name of the client's interface.</param>
/// <param name="ClassName">The class of the methods, named after this assembly, so that two assemblies can extend one api.</param>
/// <param name="StreamsName">The class that says what the streams' events are.</param>
/// <param name="Accessibility">Of both classes: public as soon as one document is.</param>
/// <param name="Assembly">This assembly's name.</param>
internal sealed record ExtensionFacts(string Namespace, string Interface, string ClassName, string StreamsName, string Accessibility, string Assembly)
{
    /// <summary>The class with the table of versions of what is added; the package's own table is the package's.</summary>
    public string VersionsName => StreamsName.Substring(0, StreamsName.Length - "Streams".Length) + "Versions";
}
