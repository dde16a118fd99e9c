using Framewright.Json;

namespace Framewright.Strict.Tests.Differential;

/// <summary>Passes over a text, and over each of its members, with a scratch that has learnt from all texts before it.</summary>
internal sealed class LearntSkips
{
    // A scratch learns once it was reset so often.
    private const int ResetsBeforeLearning = 32;

    // Where what was learnt is used, and where too few levels are left for it.
    private static readonly int[] Depths = [0, 1, JsonCursor.MaxDepth - StretchMemo.MaxLevels, JsonCursor.MaxDepth - StretchMemo.MaxLevels + 1];

    private readonly ViewScratch scratch = new();
    private int turn;

    public LearntSkips()
    {
        for (var count = 0; count < ResetsBeforeLearning; count++) scratch.Reset();
    }

    /// <summary>Compares with what the framework's reader says; returns what is wrong, or null.</summary>
    public string? Compare(ReadOnlySpan<byte> json, bool isJson)
    {
        var depth = Depths[turn++ % Depths.Length];
        var accepts = Skips(json, depth, out var range, out _);
        if (depth == 0 && accepts != isJson) return isJson ? "A learnt Skip refuses valid JSON." : "A learnt Skip accepts what is no JSON.";
        if (accepts && !isJson) return "A learnt Skip accepts what is no JSON, deeper down.";
        if (accepts != SkipsUnlearnt(json, depth, out var plain)) return "A learnt Skip differs from one that knows nothing.";
        return range == plain ? null : "A learnt Skip ends elsewhere.";
    }

    /// <summary>Passes over one value that is all of the text, from a depth.</summary>
    public bool Skips(ReadOnlySpan<byte> json, int depth, out int length, out int fault)
    {
        (length, fault) = (-1, -1);
        scratch.Reset();
        try
        {
            var cursor = new JsonCursor(json, 0, depth);
            DeferredCodec.Read(ref cursor, scratch);
            Assert.True(cursor.Depth == depth, "Skip lost its depth.");
            length = cursor.Position;
            cursor.ExpectEnd();
            return true;
        }
        catch (FrameFormatException error)
        {
            Assert.InRange(error.Offset, 0, json.Length);
            fault = error.Offset;
            return false;
        }
    }

    private static bool SkipsUnlearnt(ReadOnlySpan<byte> json, int depth, out int length)
    {
        length = -1;
        try
        {
            var cursor = new JsonCursor(json, 0, depth);
            cursor.Skip();
            length = cursor.Position;
            cursor.ExpectEnd();
            return true;
        }
        catch (FrameFormatException)
        {
            return false;
        }
    }
}
