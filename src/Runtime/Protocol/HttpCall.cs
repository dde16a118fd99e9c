using System.Buffers;
using System.Text;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>One call over HTTP, filled in by generated code.</summary>
/// <remarks>Not a record, and without a text of its own: it holds secrets.</remarks>
public sealed class HttpCall
{
    private readonly StringBuilder path = new();
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeyValuePair<string, string>> query = [];

    /// <summary>Begins a call.</summary>
    /// <param name="method">The method.</param>
    public HttpCall(HttpMethodDescriptor method)
    {
        ArgumentNullException.ThrowIfNull(method);
        Method = method;
    }

    /// <summary>The method.</summary>
    public HttpMethodDescriptor Method { get; }

    /// <summary>Whether something in it may not be read on the way, so that it never goes over plain <c>http://</c> to another machine. Default: false.</summary>
    public bool IsSecret { get; init; }

    internal string Path => path.ToString();

    internal IReadOnlyDictionary<string, string> Headers => headers;

    internal IReadOnlyList<KeyValuePair<string, string>> Query => query;

    internal ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>What is sent in place of <see cref="Body"/>; null for nothing of that kind.</summary>
    internal HttpContent? Content { get; private set; }

    /// <summary>The placeholder whose value the call cannot do without, and that has none yet; null when all is there.</summary>
    internal string? Missing { get; private set; }

    /// <summary>Goes on with the path, which is relative to the configured address.</summary>
    /// <param name="text">A part of the schema's own text.</param>
    public void AppendPath(string text) => path.Append(text);

    /// <summary>Goes on with the path.</summary>
    /// <param name="name">What the value is called.</param>
    /// <param name="value">A value, which is percent-encoded.</param>
    /// <exception cref="ArgumentException">It is empty, <c>.</c> or <c>..</c>, and would lead to another address.</exception>
    public void AppendPathValue(string name, string? value)
    {
        if (value is null)
        {
            Missing ??= name;
            return;
        }

        if (value is "" or "." or "..") throw new ArgumentException($"'{name}' is a part of the call's address, and may not be empty, '.' or '..'.", name);
        path.Append(Uri.EscapeDataString(value));
    }

    /// <summary>Adds a header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null leaves it out.</param>
    public void AddHeader(string name, string? value)
    {
        if (value is not null) headers[name] = value;
    }

    /// <summary>Adds a member of the query.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value, not yet encoded; null leaves it out.</param>
    public void AddQuery(string name, string? value)
    {
        if (value is not null) query.Add(new(name, value));
    }

    /// <summary>Adds a member of the query for each item of a list.</summary>
    /// <typeparam name="TWriter">The codec of an item.</typeparam>
    /// <typeparam name="T">An item.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">The items; null leaves it out.</param>
    public void AddQuery<TWriter, T>(string name, IReadOnlyList<T>? values)
        where TWriter : IJsonWriter<T>
    {
        foreach (var value in values ?? []) AddQuery(name, Text<TWriter, T>(value));
    }

    /// <summary>Says that a value has to be there.</summary>
    /// <param name="name">What the schema calls it.</param>
    /// <param name="value">The value; with null the call fails before it is sent.</param>
    /// <returns>The value.</returns>
    public string? Require(string name, string? value)
    {
        if (value is null) Missing ??= name;
        return value;
    }

    /// <summary>Gives the call a JSON body.</summary>
    /// <param name="write">Writes one JSON value.</param>
    public void SetBody(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer);
        Body = buffer.WrittenMemory;
    }

    /// <summary>Gives the call a body of any kind, such as a form with a file, in place of a JSON body.</summary>
    /// <param name="content">The body. It is sent once, and disposed with the call.</param>
    public void SetContent(HttpContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
    }

    /// <summary>A value as text: what its codec writes, a string without its quotes.</summary>
    /// <typeparam name="TWriter">The codec.</typeparam>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static string? Text<TWriter, T>(T? value)
        where TWriter : IJsonWriter<T>
    {
        if (value is null) return null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) TWriter.Write(writer, value);
        return JsonToken.TextOrNull(buffer.WrittenSpan);
    }

    /// <summary>A value as text; null for null.</summary>
    /// <typeparam name="TWriter">The codec.</typeparam>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static string? TextOrNull<TWriter, T>(T? value)
        where TWriter : IJsonWriter<T>
        where T : struct
        => value is { } present ? Text<TWriter, T>(present) : null;

    /// <summary>Puts a text together; null when a part of it is not there.</summary>
    /// <param name="parts">The parts.</param>
    public static string? Join(params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            if (part is null) return null;
        }

        return string.Concat(parts!);
    }
}
