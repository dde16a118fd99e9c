namespace Framewright.Client.Tests.Parsing;

/// <summary>What came of comparing the generated parser with the reference on one frame.</summary>
internal enum Agreement
{
    /// <summary>Both refuse the frame: it is no JSON, or a member is of the wrong kind.</summary>
    Refused,

    /// <summary>Both accept it, and it is none of the events that are compared member by member.</summary>
    Accepted,

    /// <summary>Both accept it, and every member of the message is equal.</summary>
    Equal,

    /// <summary>Not decided: the reference cannot hold a value (a lone surrogate, a number beyond decimal), or a member of the header is repeated.</summary>
    Undecided,
}
