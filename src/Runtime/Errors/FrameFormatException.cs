using System.Globalization;

namespace Framewright;

/// <summary>A frame, or a JSON text given to a parser, is not what it has to be.</summary>
/// <remarks>On a live connection such a frame is counted, reported and skipped; a caller sees this error only for the answer to its own call or for a text that it parsed itself.</remarks>
public sealed class FrameFormatException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">What was expected.</param>
    /// <param name="offset">The byte offset of the fault.</param>
    public FrameFormatException(string reason, int offset)
        : base(string.Create(CultureInfo.InvariantCulture, $"Bad frame at byte {offset}: {reason}."))
    {
        Reason = reason;
        Offset = offset;
    }

    /// <summary>What was expected, without any of the frame's content.</summary>
    public string Reason { get; }

    /// <summary>The offset of the fault, in bytes from the start of the frame.</summary>
    public int Offset { get; }

    /// <summary>Always false: the same bytes stay wrong.</summary>
    public override bool IsTransient => false;
}
