using System.Runtime.CompilerServices;

namespace Framewright.Json.Blocks;

/// <summary>Carries what is known at a string's opening quote to its closing one, through as many blocks as it takes.</summary>
internal struct Ripple
{
    private ulong carried;

    /// <summary>The closing quotes of the strings that are meant.</summary>
    /// <param name="opening">The opening quotes of those that start in this block.</param>
    /// <param name="strings">All strings of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EndsOf(ulong opening, in StringBits strings)
    {
        // A string's bytes are a run of ones from its opening quote up to before its closing one: a one added at the start comes out behind the end.
        var started = strings.Inside + opening;
        var sum = started + carried;
        carried = started < strings.Inside || sum < started ? 1UL : 0UL;
        return sum & strings.Closing;
    }
}
