using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Harness;

/// <summary>Generated code that runs. It is loaded into a context of its own, which goes when it is disposed of.</summary>
internal sealed class GeneratedAssembly : IDisposable
{
    private readonly AssemblyLoadContext context = new("generated", isCollectible: true);
    private readonly Assembly assembly;

    private GeneratedAssembly(Stream image) => assembly = context.LoadFromStream(image);

    public static GeneratedAssembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new GeneratedAssembly(image);
    }

    /// <summary>A generated type by its full name.</summary>
    public Type Find(string name) => assembly.GetType(name, throwOnError: true)!;

    /// <summary>A probe of a generated protocol.</summary>
    public ProtocolProbe Protocol(string name) =>
        (ProtocolProbe)Activator.CreateInstance(typeof(ProtocolProbe<>).MakeGenericType(Find($"{Generation.RootNamespace}.Protocols.{name}")))!;

    /// <summary>A probe of a generated object type.</summary>
    public ObjectProbe Object(string name) =>
        (ObjectProbe)Activator.CreateInstance(typeof(ObjectProbe<,>).MakeGenericType(Find(name + "View"), Find(name)))!;

    /// <summary>Calls a static method of code that was compiled together with the generated one.</summary>
    public T Call<T>(string type, string method, params object?[] arguments)
    {
        try
        {
            return (T)Find(type).GetMethod(method)!.Invoke(null, arguments)!;
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    public void Dispose() => context.Unload();
}
