namespace Framewright.RocketChat;

/// <summary>A room's name belongs to none of the rooms that were looked through, or to several.</summary>
public sealed class RoomLookupException : Exception
{
    /// <summary>Creates the error for the user's own rooms.</summary>
    /// <param name="name">The name that was looked for.</param>
    /// <param name="matches">The rooms that have it.</param>
    public RoomLookupException(string name, IReadOnlyList<Room> matches)
        : base(matches.Count == 0
            ? $"The user is a member of no room named '{name}'. Join it, or check the spelling."
            : $"'{name}' names {matches.Count} rooms: {string.Join(", ", matches.Select(room => room.Id))}. Use an id instead.")
    {
        Name = name;
        Matches = matches;
    }

    /// <summary>Creates the error for the server's channels.</summary>
    /// <param name="name">The name that was looked for.</param>
    /// <param name="refused">What the server answered.</param>
    public RoomLookupException(string name, CallException refused)
        : base($"There is no channel named '{name}' that the user may see. Check the spelling, or have a member add the user.", refused)
    {
        Name = name;
        Matches = [];
    }

    /// <summary>The name that was looked for.</summary>
    public string Name { get; }

    /// <summary>The rooms that have the name: none, or more than one.</summary>
    public IReadOnlyList<Room> Matches { get; }
}
