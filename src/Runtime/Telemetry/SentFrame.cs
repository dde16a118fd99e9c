namespace Framewright.Telemetry;

/// <summary>What a frame was written for.</summary>
internal enum SentFrame
{
    Opening,
    Call,
    Cancel,
    Answer,
    Ping,
    Subscribe,
    Unsubscribe,
    OpenScope,
    CloseScope,
}
