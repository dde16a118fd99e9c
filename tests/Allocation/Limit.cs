namespace Framewright.Allocation;

/// <summary>What a path may allocate.</summary>
internal enum Limit
{
    /// <summary>Reported only.</summary>
    None,

    /// <summary>Nothing for a frame, and next to nothing for a whole run.</summary>
    Nothing,

    /// <summary>The control: a measure that does not see this would see nothing.</summary>
    AtLeastOneObject,
}
