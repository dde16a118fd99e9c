using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Limits;

/// <summary>Reads an array of objects of a type with a hundred members.</summary>
internal sealed class WideReply : ReplyReader<int>
{
    private const int Members = 100;

    public static WideReply Instance { get; } = new();

    public override int Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var count = 0;
        for (var more = cursor.EnterArray(); more; more = cursor.NextElement())
        {
            scratch.Rent(Members);
            cursor.Skip();
            count++;
        }

        return count;
    }

    public override int ReadAbsent() => 0;
}
