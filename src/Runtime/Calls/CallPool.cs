namespace Framewright.Calls;

/// <summary>A pool of call sources, whatever their result.</summary>
internal abstract class CallPool
{
    /// <summary>How many are in use: decided or not, a source counts until its result was taken.</summary>
    public abstract int Rented { get; }
}
