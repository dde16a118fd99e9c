using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>What a connection has to know of a method that is called over HTTP: the schema's <c>http</c>. One generated instance for each such method.</summary>
public sealed class HttpMethodDescriptor
{
    /// <summary>Describes a method.</summary>
    /// <param name="name">The C# name, without <c>Async</c>: what errors show.</param>
    /// <param name="verb">The HTTP method, such as <c>POST</c>.</param>
    /// <param name="timeout">Which of the connection's timeouts applies.</param>
    public HttpMethodDescriptor(string name, string verb, TimeoutClass timeout = TimeoutClass.Default)
    {
        Name = name;
        Verb = verb;
        Timeout = timeout;
    }

    /// <summary>The C# name, without <c>Async</c>.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public string Verb { get; }

    /// <summary>Which of the connection's timeouts applies.</summary>
    public TimeoutClass Timeout { get; }

    /// <summary>Where the answer has the result; the way may lead through a string that holds JSON. Default: null, the answer itself.</summary>
    public JsonPath? Result { get; init; }

    /// <summary>Where the answer has its error, which is read as the protocol's errors are; the way may lead through a string that holds JSON. Default: null, the answer itself.</summary>
    public JsonPath? Error { get; init; }

    /// <summary>Where the answer has the parts of its error, in place of what the protocol says, or where there is nothing at <see cref="Error"/>. Default: null.</summary>
    public HttpErrorPaths? Errors { get; init; }

    /// <summary>Whether an answer with a good status is a success. Default: null, always.</summary>
    public HttpSuccess? Success { get; init; }
}
