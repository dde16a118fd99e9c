using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>What a document has to know of the streams that a session subscribes to by itself.</summary>
/// <param name="Streams">The streams: their names, topics and parameters, and what their topics need.</param>
/// <param name="Identity">The values of who is logged in that their topics take.</param>
internal sealed record WatchFacts(EquatableArray<StreamModel> Streams, EquatableArray<IdentityFact> Identity)
{
    /// <summary>A stream; null when it is none of those.</summary>
    public StreamModel? Stream(string name)
    {
        foreach (var stream in Streams)
        {
            if (stream.Name == name) return stream;
        }

        return null;
    }

    /// <summary>A value of who is logged in; null when it is none of those.</summary>
    public IdentityFact? Value(string name)
    {
        foreach (var value in Identity)
        {
            if (value.Placeholder == name) return value;
        }

        return null;
    }
}
