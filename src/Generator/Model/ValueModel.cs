namespace Framewright.Generator.Model;

/// <summary>A constant that a method or a stream gives to its templates, as compact JSON.</summary>
internal sealed record ValueModel(string Name, string Json);
