using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Turns a reply's body into a method's result: one generated instance per kind of result, without state.</summary>
/// <typeparam name="TResult">The method's result.</typeparam>
public abstract class ReplyReader<TResult>
{
    /// <summary>Reads the result.</summary>
    /// <param name="cursor">At the body's first byte; afterwards just behind its value.</param>
    /// <param name="scratch">The connection's slots, valid during this call.</param>
    /// <exception cref="FrameFormatException">The body is not JSON, or not of the kind that the schema says.</exception>
    public abstract TResult Read(ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>The result of a reply without a body: null where the schema allows it, an empty value otherwise.</summary>
    public abstract TResult ReadAbsent();
}
