namespace Framewright.Benchmarks.Generation;

/// <summary>What people write: plain words, other scripts and emoji, and text that JSON has to escape.</summary>
internal static class Vocabulary
{
    public static readonly string[] Words =
        ("we merged the release branch into main and staging looks fine now please have a look at those slow queries before standup " +
        "customer sees an error again when they log in it should be gone after this deploy thanks for your quick review let me check " +
        "metrics first then talk about budget tomorrow maybe more tests").Split(' ');

    public static readonly string[] OtherScripts =
        ["привет, как дела?", "今日のリリースは完了です", "schöner als gedacht", "c’est déjà réglé", "🎉🚀 released", "👍🏽", "naïve café", "Ελληνικά"];

    public static readonly string[] Escaped =
        ["first line\nsecond line", "they said \"fine\"", "see C:\\temp\\log", "left\tright", "<i>&lt;</i>\n```js\nconst s = \"y\\n\";\n```"];

    public static readonly string[] Emoji = [":smile:", ":+1:", ":rocket:", ":tada:", ":eyes:", ":heart:"];

    public static readonly string[] SystemKinds = ["uj", "ul", "au", "ru", "room_changed_topic", "message_pinned"];

    public static readonly string[] Channels = ["general", "random", "dev-ops"];

    public static readonly string[] Colors = ["#2faa4d", "#d9534f", "#f0ad4e"];
}
