namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The methods that the server knows, by name.</summary>
internal sealed class MethodTable(IEnumerable<IMethod> methods)
{
    private readonly Dictionary<string, IMethod> byName = methods.ToDictionary(method => method.Name, StringComparer.Ordinal);

    public IMethod? Find(string name) => byName.GetValueOrDefault(name);
}
