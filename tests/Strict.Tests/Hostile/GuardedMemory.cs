using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Framewright.Strict.Tests.Hostile;

/// <summary>A page of memory between two that nobody may touch: whoever reads a byte beyond either end takes the whole process down. Linux only.</summary>
internal sealed unsafe partial class GuardedMemory : MemoryManager<byte>
{
    private const int ProtectNone = 0;
    private const int ProtectReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly byte* start;
    private readonly nuint pageSize = (nuint)Environment.SystemPageSize;
    private readonly int pages;

    public GuardedMemory(int capacity)
    {
        pages = (capacity + Environment.SystemPageSize - 1) / Environment.SystemPageSize;
        start = (byte*)Map(0, Total, ProtectNone, PrivateAnonymous, -1, 0);
        if (start == (byte*)-1) throw new InvalidOperationException("No memory.");
        if (Protect(start + pageSize, (nuint)pages * pageSize, ProtectReadWrite) != 0) throw new InvalidOperationException("The pages could not be opened.");
    }

    private nuint Total => ((nuint)pages + 2) * pageSize;

    /// <summary>The bytes so placed that the first one lies behind the forbidden page.</summary>
    public ReadOnlyMemory<byte> AtStart(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan());
        return Memory[..bytes.Length];
    }

    /// <summary>The bytes so placed that the last one lies before the forbidden page.</summary>
    public ReadOnlyMemory<byte> AtEnd(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan()[^bytes.Length..]);
        return Memory[^bytes.Length..];
    }

    /// <summary>Whether the system says that both neighbours are closed: a guard that guards nothing would prove nothing.</summary>
    public bool IsGuarded()
    {
        var low = (nuint)start;
        var high = low + Total;
        return File.ReadLines("/proc/self/maps").Any(line => Covers(line, low)) && File.ReadLines("/proc/self/maps").Any(line => Covers(line, high - 1));

        static bool Covers(string line, nuint address)
        {
            var range = line[..line.IndexOf(' ', StringComparison.Ordinal)].Split('-');
            return nuint.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) <= address
                && address < nuint.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                && line.Contains("---p", StringComparison.Ordinal);
        }
    }

    public override Span<byte> GetSpan() => new(start + pageSize, pages * (int)pageSize);

    public override MemoryHandle Pin(int elementIndex = 0) => new(start + pageSize + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing) => _ = Unmap(start, Total);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(byte* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(byte* address, nuint length);
}
