using System.Text.Encodings.Web;
using System.Text.Json;
using Framewright.Telemetry;

namespace Framewright.Session;

/// <summary>Writes one frame at a time into a <see cref="FrameBuffer"/>: wholly, or not at all.</summary>
/// <param name="trail">Is told of every frame.</param>
/// <param name="separator">The control character behind every frame; 0 for none.</param>
internal sealed class FrameWriter(FrameTrail trail, byte separator)
{
    // Frames are no HTML, so text outside of ASCII goes as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter writer = new(new FrameBuffer(), Options);
    private readonly byte separator = separator;
    private FrameBuffer? buffer;
    private SentFrame kind;

    /// <summary>The frames that were written, among those that came in.</summary>
    public FrameTrail Trail { get; } = trail;

    /// <summary>Starts a frame. A frame inside a frame is refused: parameters that call back while they are written would tear both.</summary>
    public Scope Begin(FrameBuffer target, SentFrame purpose)
    {
        if (buffer is not null) throw new InvalidOperationException("A frame is being written: parameters may not use the connection while they are written.");
        buffer = target;
        kind = purpose;
        writer.Reset(target);
        return new Scope(this);
    }

    /// <summary>One frame: dropped at the end unless it was committed.</summary>
    public readonly ref struct Scope(FrameWriter owner)
    {
        public Utf8JsonWriter Json => owner.writer;

        /// <summary>Makes it a frame. False when nothing was written, which a protocol may do where it has no such frame.</summary>
        public bool Commit()
        {
            owner.writer.Flush();
            if (owner.writer.CurrentDepth != 0) throw new InvalidOperationException("What was written is not one JSON value: an object or array is still open.");
            var target = owner.buffer!;
            if (owner.separator != 0 && target.HasUncommitted)
            {
                target.GetSpan(1)[0] = owner.separator;
                target.Advance(1);
            }

            if (!target.Commit()) return false;
            owner.Trail.RecordSent(owner.kind, target.LastLength);
            return true;
        }

        public void Dispose()
        {
            owner.buffer!.Rollback();
            owner.Trail.EndSending();
            owner.buffer = null;
        }
    }
}
