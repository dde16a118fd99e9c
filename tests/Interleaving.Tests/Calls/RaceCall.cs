using Framewright.Calls;

namespace Framewright.Interleaving.Tests.Calls;

/// <summary>A call with the id that it had: its source may be another call's later.</summary>
internal sealed record RaceCall(PendingCall<long> Source, long Id, ValueTask<long> Task);
