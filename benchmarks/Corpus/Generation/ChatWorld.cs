namespace Framewright.Benchmarks.Generation;

/// <summary>The workspace that frames talk about: its users, rooms, clock and vocabulary.</summary>
internal sealed class ChatWorld
{
    private const string IdCharacters = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Base64Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int RoomCount = 12;

    private static readonly (string Username, string Name)[] Names =
    [
        ("admin", "Workspace Administrator"), ("alice", "Alice Wonder"), ("bob.smith", "Bob Smith"), ("carla_m", "Carla Mendès"),
        ("dmitry.k", "Dmitry Кузнецов"), ("eve", "Eve"), ("rocket.cat", "Rocket.Cat"), ("yuki", "田中 由紀"),
        ("jose.alvarez", "José Álvarez"), ("h.mueller", "Hans Müller"), ("build-bot", "Build Bot"), ("support.desk.eu", "Support Desk (EU)"),
    ];

    private long now = 1_700_000_000_000;

    public ChatWorld(SeededRandom random)
    {
        Random = random;
        Users = [.. Names.Select(name => new ChatUser(NewId(), name.Username, name.Name))];
        Rooms = ["GENERAL", .. Enumerable.Range(0, RoomCount).Select(_ => NewId())];
    }

    public SeededRandom Random { get; }

    public IReadOnlyList<ChatUser> Users { get; }

    public IReadOnlyList<string> Rooms { get; }

    public ChatUser AnyUser() => Random.Pick(Users);

    public string AnyRoom() => Random.Pick(Rooms);

    /// <summary>The next moment, in Unix milliseconds: time only goes forward.</summary>
    public long NextMoment() => now += Random.Between(1, 90_000);

    public string NewId() => Characters(IdCharacters, 17);

    public string NewToken() => Characters(IdCharacters, 43);

    public string Base64(int length) => Characters(Base64Characters, length);

    public string Words(int least, int most) =>
        string.Join(' ', Enumerable.Range(0, Random.Between(least, most)).Select(_ => Random.Pick(Vocabulary.Words)));

    private string Characters(string alphabet, int length) =>
        string.Create(length, alphabet, (text, letters) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = letters[Random.Between(0, letters.Length - 1)];
        });
}
