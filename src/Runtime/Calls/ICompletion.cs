namespace Framewright.Calls;

/// <summary>Something that has come to its end, and whose awaiter is still to be told.</summary>
internal interface ICompletion
{
    /// <summary>Tells the awaiter, whose code may run here: on a thread of the pool that may be kept.</summary>
    void Complete();
}
