namespace Framewright.Client.Tests.Surface;

/// <summary>What a server offers, by the names on the wire: the committed list <c>rocketchat-surface.txt</c>.</summary>
internal static class SurfaceList
{
    private static readonly string[][] Lines =
    [
        .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "rocketchat-surface.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ')),
    ];

    public static IReadOnlyList<OfferedMethod> Methods { get; } =
        [.. Lines.Where(line => line[0] == "method").Select(line => new OfferedMethod(line[1], line[2], Removed(line)))];

    public static IReadOnlyList<OfferedEvent> Events { get; } =
        [.. Lines.Where(line => line[0] == "event").Select(line => new OfferedEvent(line[1], line[2], Removed(line)))];

    public static IReadOnlyList<OfferedType> Types { get; } =
        [.. Lines.Where(line => line[0] is "type" or "projection").Select(line => new OfferedType(line[0], line[1], line[2], line[3..]))];

    /// <summary>Events that repeat others under names that are deprecated.</summary>
    public static IReadOnlyList<(string Collection, string Key)> Aliases { get; } = [.. Lines.Where(line => line[0] == "alias").Select(line => (line[1], line[2]))];

    private static string? Removed(string[] line) => line is [_, _, _, "removed", var version] ? version : null;
}
