namespace Framewright.Allocation;

/// <summary>The least that was seen over all repeats.</summary>
/// <param name="BytesPerFrame">The slope between a short and a long run.</param>
/// <param name="TotalBytes">What one long run allocated in all, its fixed part included.</param>
internal readonly record struct Reading(double BytesPerFrame, long TotalBytes)
{
    public bool Satisfies(Limit limit) => limit switch
    {
        Limit.Nothing => BytesPerFrame <= 0.01 && TotalBytes <= 64 * 1024,
        Limit.AtLeastOneObject => BytesPerFrame >= 24,
        _ => true,
    };
}
