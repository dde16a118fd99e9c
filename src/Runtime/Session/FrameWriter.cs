using System.Text.Encodings.Web;
using System.Text.Json;

namespace Framewright.Session;

/// <summary>Writes one frame at a time into a <see cref="FrameBuffer"/>: wholly, or not at all.</summary>
internal sealed class FrameWriter
{
    // Frames are no HTML, so text outside of ASCII goes as it is.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter writer = new(new FrameBuffer(), Options);
    private FrameBuffer? buffer;

    /// <summary>Starts a frame. A frame inside a frame is refused: parameters that call back while they are written would tear both.</summary>
    public Scope Begin(FrameBuffer target)
    {
        if (buffer is not null) throw new InvalidOperationException("A frame is being written: parameters may not use the connection while they are written.");
        buffer = target;
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
            return owner.buffer!.Commit();
        }

        public void Dispose()
        {
            owner.buffer!.Rollback();
            owner.buffer = null;
        }
    }
}
