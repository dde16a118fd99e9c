using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <summary>Moments as numbers of some unit since 1970, UTC.</summary>
internal static class UnixTime
{
    // Thirteen digits, as milliseconds from 2001 to 2286 have: all of them are moments.
    private const int UsualDigits = 13;

    /// <summary>A moment in milliseconds as nearly all are: a number of thirteen digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetUsual(ReadOnlySpan<byte> frame, Slot slot, out DateTimeOffset value)
    {
        if (slot.Is(SlotKind.Number, UsualDigits) && JsonNumber.TryGetThirteenDigits(frame.Slice(slot.Start, UsualDigits), out var milliseconds))
        {
            value = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            return true;
        }

        value = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Slot Read(ref JsonCursor cursor, long ticksPerUnit)
    {
        var slot = cursor.ReadNumber();
        return slot.HasValue && !TryGet(cursor.Frame, slot, ticksPerUnit, out _) ? Slot.Null : slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DateTimeOffset View(ReadOnlySpan<byte> frame, Slot slot, long ticksPerUnit) =>
        slot.HasValue && TryGet(frame, slot, ticksPerUnit, out var value) ? value : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryGet(ReadOnlySpan<byte> frame, Slot slot, long ticksPerUnit, out DateTimeOffset value)
    {
        value = default;
        if (!TryGetTicks(frame.Slice(slot.Start, slot.Length), ticksPerUnit, out var ticks))
            return false;
        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    // Inlined, so that the divisions by the unit are by a constant.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryGetTicks(ReadOnlySpan<byte> number, long ticksPerUnit, out long ticks)
    {
        var epoch = DateTime.UnixEpoch.Ticks;
        ticks = 0;
        if (JsonNumber.TryGetInt64(number, out var whole))
        {
            if (whole < -epoch / ticksPerUnit || whole > (DateTime.MaxValue.Ticks - epoch) / ticksPerUnit)
                return false;
            ticks = epoch + whole * ticksPerUnit;
            return true;
        }

        // A fraction. What a double cannot tell from a whole tick does not matter for a moment.
        if (!JsonNumber.TryGetDouble(number, out var units))
            return false;
        var exact = epoch + Math.Floor(units * ticksPerUnit);
        if (exact < 0 || exact >= DateTime.MaxValue.Ticks)
            return false;
        ticks = JsonNumber.TryGetDecimal(number, out var precise) ? epoch + (long)Math.Floor(precise * ticksPerUnit) : (long)exact;
        return true;
    }
}
