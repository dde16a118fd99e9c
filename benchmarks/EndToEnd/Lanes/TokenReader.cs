using System.Text.Json;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Goes over every token and looks at none: validation and no more.</summary>
internal readonly struct TokenReader : IFrameReader
{
    public long Read(ReadOnlySpan<byte> frame)
    {
        var reader = new Utf8JsonReader(frame);
        while (reader.Read())
        {
        }

        return 0;
    }
}
