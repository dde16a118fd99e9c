using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Json;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>What subscribers and callers ask for: views over the frame, or records that outlive it.</summary>
internal interface IBodyForm
{
    /// <summary>Folds a body that was read.</summary>
    static abstract void Fold(BodyShape shape, ReadOnlySpan<byte> frame, ViewScratch scratch, Slot body, ref ExtractedChecksum checksum);
}
