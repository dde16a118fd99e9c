using System.Buffers;
using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Json;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>Folds texts of views without making strings of them.</summary>
internal static class ViewTexts
{
    private const int StackLimit = 512;

    public static void Fold(Member member, JsonText text, ref ExtractedChecksum checksum)
    {
        if (text.IsPresent)
            FoldItem(member, 0, text, ref checksum);
    }

    public static void FoldItems(Member member, ArrayView<TextCodec, JsonText, string> texts, ref ExtractedChecksum checksum)
    {
        int index = 0;
        foreach (JsonText text in texts)
            FoldItem(member, index++, text, ref checksum);
    }

    private static void FoldItem(Member member, int index, JsonText text, ref ExtractedChecksum checksum)
    {
        if (text.IsEscaped)
            FoldEscaped(member, index, text, ref checksum);
        else
            checksum.Item(member, index, text.Raw);
    }

    private static void FoldEscaped(Member member, int index, JsonText text, ref ExtractedChecksum checksum)
    {
        byte[]? rented = text.MaxLength > StackLimit ? ArrayPool<byte>.Shared.Rent(text.MaxLength) : null;
        Span<byte> unescaped = rented ?? stackalloc byte[StackLimit];
        checksum.Item(member, index, unescaped[..text.CopyTo(unescaped)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
