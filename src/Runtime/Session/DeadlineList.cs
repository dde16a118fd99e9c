namespace Framewright.Session;

/// <summary>Deadlines of one duration. Whoever comes later is due later, so the list is in order without sorting: adding and removing cost the same for any number.</summary>
internal sealed class DeadlineList(TimeSpan duration)
{
    public TimeSpan Duration { get; } = duration;

    public InFlight? First { get; private set; }

    private InFlight? last;

    public int Count { get; private set; }

    public long NextDue => First?.Due ?? long.MaxValue;

    public void Add(InFlight item, long now)
    {
        item.Due = now + Duration.Ticks;
        item.Deadlines = this;
        item.Earlier = last;
        if (last is null) First = item;
        else last.Later = item;
        last = item;
        Count++;
    }

    public static void Remove(InFlight item)
    {
        if (item.Deadlines is { } list) list.Unlink(item);
    }

    private void Unlink(InFlight item)
    {
        if (item.Earlier is null) First = item.Later;
        else item.Earlier.Later = item.Later;
        if (item.Later is null) last = item.Earlier;
        else item.Later.Earlier = item.Earlier;
        item.Earlier = item.Later = null;
        item.Deadlines = null;
        Count--;
    }
}
