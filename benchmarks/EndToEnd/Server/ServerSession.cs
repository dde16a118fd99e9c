using System.Net.Sockets;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>One connection: opens, logs everybody in, confirms every subscription, replays on request, echoes calls and answers others with histories.</summary>
/// <remarks>The first segment of the address names the size to replay. Answers to frames of one read go out in one write.</remarks>
internal sealed class ServerSession(Socket socket)
{
    /// <summary>A call that asks for as many passes over the corpus as its parameter says; answered behind them.</summary>
    private static ReadOnlySpan<byte> ReplayMethod => "joinRoom"u8;

    private static ReadOnlySpan<byte> EchoMethod => "getRoomIdByNameOrId"u8;

    private static ReadOnlySpan<byte> HistoryMethod => "loadHistory"u8;

    private static ReadOnlySpan<byte> LoginMethod => "login"u8;

    private readonly MaskedFrameReader frames = new(socket);
    private readonly FrameBatch answers = new();
    private byte[] pass = [];
    private Histories? histories;

    public void Run()
    {
        pass = ReplayPass.Encode(Upgrade.Accept(socket).Split('/', StringSplitOptions.RemoveEmptyEntries)[0]);
        while (frames.Fill())
        {
            while (frames.TryTake(out byte opcode, out ReadOnlySpan<byte> payload))
            {
                if (opcode == FrameBatch.Close)
                {
                    answers.Add(FrameBatch.Close, payload);
                    Flush();
                    return;
                }

                if (opcode == FrameBatch.Text) Answer(RequestFrame.Parse(payload));
            }

            Flush();
        }
    }

    private void Answer(RequestFrame request)
    {
        if (request.Kind.SequenceEqual("method"u8))
            AnswerCall(request);
        else if (request.Kind.SequenceEqual("connect"u8))
            answers.Add(FrameBatch.Text, """{"msg":"connected","session":"replay"}"""u8);
        else if (request.Kind.SequenceEqual("sub"u8))
            answers.AddText("{\"msg\":\"ready\",\"subs\":[\""u8, request.Id, "\"]}"u8);
        else if (request.Kind.SequenceEqual("unsub"u8))
            answers.AddText("{\"msg\":\"nosub\",\"id\":\""u8, request.Id, "\"}"u8);
        else if (request.Kind.SequenceEqual("ping"u8))
            answers.AddText("{\"msg\":\"pong\",\"id\":\""u8, request.Id, "\"}"u8);
    }

    private void AnswerCall(RequestFrame call)
    {
        if (call.Method.SequenceEqual(ReplayMethod))
        {
            Flush();
            for (int left = int.Parse(call.Parameter, System.Globalization.CultureInfo.InvariantCulture); left > 0; left--) Send(pass);
            AddResult(call.Id, "true"u8);
        }
        else if (call.Method.SequenceEqual(EchoMethod))
        {
            AddResult(call.Id, call.QuotedParameter);
        }
        else if (call.Method.SequenceEqual(HistoryMethod))
        {
            AddResult(call.Id, (histories ??= new Histories()).Take());
        }
        else if (call.Method.SequenceEqual(LoginMethod))
        {
            AddResult(call.Id, """{"id":"measured","token":"again","type":"resume"}"""u8);
        }
        else
        {
            throw new InvalidOperationException("The server knows no such call");
        }
    }

    private void AddResult(ReadOnlySpan<byte> id, ReadOnlySpan<byte> result) =>
        answers.AddText("{\"msg\":\"result\",\"id\":\""u8, id, "\",\"result\":"u8, result, "}"u8);

    private void Flush()
    {
        Send(answers.Bytes);
        answers.Clear();
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[socket.Send(bytes)..];
    }
}
