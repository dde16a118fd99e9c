using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Healing;

/// <summary>What somebody else does in one room, by a seed: posts, edits, reactions and deletions. The server's state is the truth; this keeps only what it cannot tell any more. Thread-safe.</summary>
internal sealed class RoomScript(RocketChatServer server, TestRoom room, TestUser author, int seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed);

    // Late changes of old messages have to be found too, so that any message may change.
    private readonly List<TestMessage> alive = [];
    private readonly List<string> gone = [];

    public TestRoom Room => room;

    /// <summary>The messages that were deleted and left no mark.</summary>
    public IReadOnlyCollection<string> Gone => gone;

    /// <summary>How often what was done.</summary>
    public (int Posts, int Edits, int Reactions, int Deletions) Done { get; private set; }

    /// <summary>The messages that are there, with their versions.</summary>
    public Dictionary<string, long> Present() => room.Messages.ToDictionary(message => message.Id, message => message.UpdatedAt, StringComparer.Ordinal);

    public void Act()
    {
        lock (gate) ActAlone();
    }

    private void ActAlone()
    {
        var (posts, edits, reactions, deletions) = Done;
        var index = random.Next(Math.Max(1, alive.Count));
        switch (alive.Count < 3 ? 0 : random.Next(10))
        {
            case < 4:
                alive.Add(server.Post(room, author, $"message {posts}"));
                posts++;
                break;
            case < 7:
                server.Edit(alive[index], $"edit {edits}");
                edits++;
                break;
            case < 9:
                server.React(alive[index], author, ":tada:");
                reactions++;
                break;
            default:
                server.Delete(alive[index]);
                if (room.Messages.All(message => message.Id != alive[index].Id)) gone.Add(alive[index].Id);
                alive.RemoveAt(index);
                deletions++;
                break;
        }

        Done = (posts, edits, reactions, deletions);
    }
}
