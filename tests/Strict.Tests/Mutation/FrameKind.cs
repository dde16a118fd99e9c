namespace Framewright.Strict.Tests.Mutation;

/// <summary>What a text was before it was damaged.</summary>
internal enum FrameKind
{
    /// <summary>Any JSON.</summary>
    Plain,

    /// <summary>An event of the stream Samples.</summary>
    Sample,

    /// <summary>An event of the stream NameLists.</summary>
    Names,
}
