using Framewright.Generator.Model;
using Framewright.Generator.Schema.Validation;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Examples;

/// <summary>Checks the examples of an api, as the targeted version of its service has it.</summary>
internal sealed class ApiExampleCheck
{
    private readonly ApiSchema api;
    private readonly ScalarForms? scalars;
    private readonly Dictionary<string, TypeModel> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeModel> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MethodModel> methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamModel> streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HandlerModel> handlers = new(StringComparer.Ordinal);

    /// <param name="protocol">The protocol that the api speaks; null when it is not known, so that nobody can tell what a date looks like.</param>
    public ApiExampleCheck(ApiSchema api, ProtocolModel? protocol, string? target)
    {
        this.api = api;
        scalars = protocol is null ? null : new ScalarForms(protocol.Scalars);
        foreach (var file in api.Files)
        {
            foreach (var type in file.Document.Api!.Types) whole[type.Name] = type;
        }

        foreach (var part in VersionCut.Apply(api.Files.ConvertAll(static file => file.Document.Api!), target))
        {
            foreach (var type in part.Types) types[type.Name] = type;
            foreach (var method in part.Methods) methods[method.Name] = method;
            foreach (var stream in part.Streams) streams[stream.Name] = stream;
            foreach (var handler in part.Handlers) handlers[handler.Name] = handler;
        }
    }

    public void Check(ValidationReport report, CancellationToken cancellationToken)
    {
        if (scalars is null) return;
        foreach (var file in api.Files)
        {
            foreach (var placed in file.Examples)
            {
                if (ExampleText.Read(placed, report, cancellationToken) is { } example) Check(placed, example);
            }
        }
    }

    private void Check(PlacedExample placed, ExampleText example)
    {
        var values = new ValueCheck(example, name => Find(types, name), name => Find(whole, name), scalars!);
        switch (placed.Kind)
        {
            case ExampleKind.Type when types.TryGetValue(placed.Owner, out var type):
                values.Check(example.Root, type, "it");
                break;
            case ExampleKind.Parameters when methods.TryGetValue(placed.Owner, out var method):
                new ShapeCheck(example, values).Check(example.Root, method.Parameters, isWhole: true);
                break;
            case ExampleKind.Result when methods.TryGetValue(placed.Owner, out var method):
                if (method.Returns is { } returns) values.Check(example.Root, returns, "the result");
                else example.Wrong(example.Root, "the method returns nothing; add \"returns\", or remove the result");
                break;
            case ExampleKind.Asked when handlers.TryGetValue(placed.Owner, out var handler):
                new ShapeCheck(example, values).Check(example.Root, handler.Parameters, isWhole: false);
                break;
            case ExampleKind.Answered when handlers.TryGetValue(placed.Owner, out var handler):
                if (handler.Returns is { } answers) values.Check(example.Root, answers, "the result");
                else example.Wrong(example.Root, "the handler returns nothing; add \"returns\", or remove the result");
                break;
            case ExampleKind.Event when streams.TryGetValue(placed.Owner, out var stream):
                new ShapeCheck(example, values).Check(example.Root, stream.Event, isWhole: false);
                break;
        }
    }

    private static TypeModel? Find(Dictionary<string, TypeModel> types, string name) => types.TryGetValue(name, out var type) ? type : null;
}
