using System.Text;
using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.Protocols.Tests.Headers;
using Framewright.Subscriptions;

namespace Framewright.Client.Tests.Recorded;

/// <summary>What a connection remembers of headers changes nothing of what the protocol's reader says: over all that real servers sent, and over what it could have been.</summary>
public sealed class RecordedHeaderTests
{
    private const int Mutations = 40;

    [Fact]
    public void A_connections_memo_agrees_with_the_reader_on_every_recording()
    {
        var (frames, like) = (0, 0);
        foreach (var recording in Recording.Names)
        {
            var memo = new HeaderMemo<Ddp>(new RouteHash(7));
            HeaderTemplate? last = null;
            foreach (var frame in Recording.Frames(recording, "in").Select(Encoding.UTF8.GetBytes))
            {
                frames++;
                HeaderTwin<Ddp>.Compare(memo, frame);
                if (last is not null && HeaderTwin<Ddp>.IsLike(last, frame)) like++;
                else last = HeaderTwin<Ddp>.TemplateOf(frame) ?? last;
            }
        }

        Assert.True(like > frames / 10, $"Only {like} of {frames} frames were like the one before.");
    }

    [Fact]
    public void A_template_of_any_recorded_frame_matches_only_what_has_its_header()
    {
        var mutator = new ValueMutator(new Random(20251121));
        byte[][] frames = [.. Recording.Names.SelectMany(name => Recording.Frames(name, "in")).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
        var like = 0;
        foreach (var frame in frames)
        {
            if (HeaderTwin<Ddp>.TemplateOf(frame) is not { } template) continue;
            Assert.True(HeaderTwin<Ddp>.IsLike(template, frame));
            var header = frame[..Math.Min(frame.Length, 200)];
            for (var round = 0; round < Mutations; round++)
            {
                byte[] other = round % 2 == 0 ? mutator.Next(frame) : [.. mutator.Next(header), .. frame[header.Length..]];
                if (HeaderTwin<Ddp>.IsLike(template, other)) like++;
            }
        }

        Assert.True(like > frames.Length, $"Only {like} mutations of {frames.Length} frames were like them.");
    }
}
