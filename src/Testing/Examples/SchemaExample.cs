using System.Text;
using System.Text.Json;

namespace Framewright.Testing;

/// <summary>An example of a schema as a test of the generated code. Immutable, and safe to run from any thread; made by generated code.</summary>
public abstract class SchemaExample
{
    private protected SchemaExample(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(json);
        Name = name;
        Json = json;
    }

    /// <summary>What it is an example of, and which one: <c>type Message, example 1</c>.</summary>
    public string Name { get; }

    /// <summary>The example.</summary>
    public string Json { get; }

    /// <summary>Runs it.</summary>
    /// <returns>What is wrong, as a sentence; null when all is well. Never throws for a wrong example.</returns>
    public string? Check()
    {
        try
        {
            return Check(Encoding.UTF8.GetBytes(Json));
        }
        catch (FrameFormatException exception)
        {
            return exception.Message;
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The name, so that test runners show it.</summary>
    public override string ToString() => Name;

    private protected abstract string? Check(byte[] json);
}
