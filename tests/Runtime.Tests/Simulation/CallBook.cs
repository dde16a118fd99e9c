using System.Text.Json;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>All calls: each ends once, and as the model says.</summary>
internal sealed class CallBook(SimulatedServer server, List<string> violations)
{
    private readonly List<SimulatedCall> pending = [];
    private readonly List<long> notSent = [];

    public int Ended { get; private set; }

    /// <summary>Told of each call whose outcome was taken.</summary>
    public Action<SimulatedCall>? OnEnded { get; init; }

    public IReadOnlyList<SimulatedCall> Pending => pending;

    public void Add(SimulatedCall call) => pending.Add(call);

    /// <summary>A frame was given to a socket.</summary>
    public void NoteWritten(string frame)
    {
        if (!frame.StartsWith("""{"t":"call""", StringComparison.Ordinal)) return;
        using var json = JsonDocument.Parse(frame);
        var parameters = json.RootElement.GetProperty("params");
        var number = json.RootElement.GetProperty("method").GetString() switch { "echo" => parameters[0].GetInt64(), "post" => parameters[1].GetInt64(), _ => 0 };
        if (Find(number) is { } call) call.Written++;
    }

    /// <summary>A frame of the server reaches the session.</summary>
    public void NoteHeard(WireFrame frame, bool isDamaged)
    {
        if (Find(frame.Number) is not { } call) return;
        if (isDamaged) call.IsDamaged = true;
        else call.Heard.Add(frame.Kind);
    }

    /// <summary>After a frame was handled: whoever it answers has an answer.</summary>
    public void CheckAnswered(WireFrame frame)
    {
        if (frame.Kind is WireKind.EchoResult or WireKind.EchoError or WireKind.PostResult or WireKind.FindResult or WireKind.FindNothing && Find(frame.Number) is { Written: > 0, Task.IsCompleted: false })
            violations.Add($"call {frame.Number} was answered ({frame.Kind}) and has not ended");
    }

    public void NoteGivenUp()
    {
        foreach (var call in pending) call.MayBeGivenUp = true;
    }

    /// <summary>Takes the outcomes that are there.</summary>
    public void Check(long now, Action<string> note)
    {
        for (var index = 0; index < pending.Count; index++)
        {
            var call = pending[index];
            if (!call.Task.IsCompleted)
            {
                if (call.Due <= now) violations.Add($"call {call.Number} is pending after its deadline");
                continue;
            }

            pending.RemoveAt(index--);
            Ended++;
            note($"end {call.Number} {Judge(call, now)}");
            OnEnded?.Invoke(call);
        }
    }

    /// <summary>What was said not to have been sent never came.</summary>
    public void CheckNotSent()
    {
        foreach (var number in notSent)
        {
            if (server.Seen.Contains(number)) violations.Add($"call {number} ended as not sent and reached the server");
        }
    }

    private SimulatedCall? Find(long number) => number == 0 ? null : pending.Find(call => call.Number == number);

    private string Judge(SimulatedCall call, long now)
    {
        try
        {
            var result = call.Task.GetAwaiter().GetResult();
            Require(call, result == call.Number, $"got {result}");
            Require(call, call.IsPost ? server.Posted.Contains(call.Number) : call.Heard.Contains(WireKind.EchoResult), "succeeded, and the server has not done it");
            return "ok";
        }
        catch (Exception error)
        {
            JudgeError(call, error, now);
            return error.GetType().Name + OutcomeOf(error);
        }
    }

    private void JudgeError(SimulatedCall call, Exception error, long now)
    {
        switch (error)
        {
            case OperationCanceledException:
                Require(call, call.IsCancelled, "was cancelled by nobody");
                break;
            case CallTimeoutException timeout:
                Require(call, now >= call.Due, "timed out early");
                CheckOutcome(call, timeout.Outcome);
                break;
            case ConnectionLostException lost:
                CheckOutcome(call, lost.Outcome);
                Require(call, !call.IsPost || lost.Outcome == CallOutcome.NotSent || call.MayBeGivenUp || call.Heard.Overlaps([WireKind.FindError, WireKind.PostError]), "may be repeated and was not");
                break;
            case CallException:
                var isTold = call.Heard.Overlaps([WireKind.EchoError, WireKind.PostError]);
                var isFoundOut = call.Heard.Contains(WireKind.FindNothing);
                Require(call, isTold || isFoundOut, "failed, and the server did not say so");
                Require(call, !isFoundOut || !server.Posted.Contains(call.Number), "failed, and the server has done it");
                break;
            case FrameFormatException:
                Require(call, call.IsDamaged, "got an answer that is no JSON");
                break;
            case LimitExceededException:
                Require(call, call.MayBeGivenUp, "hit a limit that is not reached");
                break;
            default:
                Require(call, false, $"ended with {error}");
                break;
        }
    }

    private void CheckOutcome(SimulatedCall call, CallOutcome outcome)
    {
        if (outcome == CallOutcome.NotSent) notSent.Add(call.Number);
        else Require(call, call.Written > 0, $"ended as {outcome} without having been written");
    }

    private static string OutcomeOf(Exception error) => error switch
    {
        ConnectionLostException lost => $" {lost.Outcome}",
        CallTimeoutException timeout => $" {timeout.Outcome}",
        _ => "",
    };

    private void Require(SimulatedCall call, bool holds, string wrong)
    {
        if (!holds) violations.Add($"call {call.Number} {wrong}");
    }
}
