namespace Framewright.Protocol;

/// <summary>A value of a header that moves with the holes of its template.</summary>
/// <param name="Number">Which one: one of the constants, or <see cref="FirstRoute"/> and up for a value of the route.</param>
/// <param name="HolesBefore">How many holes end before its first byte.</param>
/// <param name="HolesThrough">How many holes end before its end.</param>
internal readonly record struct HeaderField(int Number, int HolesBefore, int HolesThrough)
{
    public const int Body = 0;
    public const int Walked = 1;
    public const int Id = 2;
    public const int Name = 3;
    public const int Scope = 4;
    public const int FirstRoute = 5;

    /// <summary>How many there are.</summary>
    public const int MaxCount = FirstRoute + RouteRanges.Capacity;

    /// <summary>The range of a field that has one.</summary>
    public static TokenRange RangeIn(in FrameHeader header, int number) => number switch
    {
        Body => new TokenRange(header.Body, 0),
        Walked => new TokenRange(header.Walked, 0),
        Id => header.Id,
        Name => header.Name,
        Scope => header.Scope,
        _ => header.Route[number - FirstRoute],
    };

    /// <summary>Moves the field.</summary>
    /// <param name="header">The header.</param>
    /// <param name="before">By how much its first byte moves.</param>
    /// <param name="through">By how much its end moves.</param>
    public void Move(ref FrameHeader header, int before, int through)
    {
        switch (Number)
        {
            case Body:
                header.Body += before;
                break;
            case Walked:
                header.Walked += before;
                break;
            case Id:
                header.Id = Moved(header.Id, before, through);
                break;
            case Name:
                header.Name = Moved(header.Name, before, through);
                break;
            case Scope:
                header.Scope = Moved(header.Scope, before, through);
                break;
            default:
                header.Route[Number - FirstRoute] = Moved(header.Route[Number - FirstRoute], before, through);
                break;
        }
    }

    private static TokenRange Moved(TokenRange range, int before, int through) => new(range.Start + before, range.Length + through - before);
}
