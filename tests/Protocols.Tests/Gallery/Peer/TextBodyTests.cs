using Framewright.Json;
using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Peer;

/// <summary>Bodies that are JSON inside of JSON strings.</summary>
public sealed class TextBodyTests
{
    [Fact]
    public async Task Views_records_and_copies_read_what_is_in_the_string()
    {
        var subscribed = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await subscribed.Task;
            await peer.SendAsync("""{"t":"posted","channel":"town","data":{"post":"{\"id\":1,\"text\":\"say \\\"\\u00e9\\n\\\"\"}","mentions":"[]"},"seq":4}""");
            await peer.SendAsync("""{"t":"posted","channel":"town","data":{"post":"{\"id\":\"no\"}"}}""");
            await peer.SendAsync("""{"t":"posted","channel":"town","data":{"post":"{\"id\":2} {"}}""");
            await peer.SendAsync("""{"t":"posted","channel":"town","data":{"post":5}}""");
            await peer.SendAsync("""{"t":"posted","channel":"town","data":{"post":"{\"id\":9,\"text\":\"\"}"},}""");
            await peer.SendAsync($$"""{"data":{"post":"{\"id\":3,\"text\":\"{{new string('y', 5000)}}\"}"},"channel":"town","t":"posted"}""");
        });
        await using var client = new PeerApiClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        await client.ConnectAsync();
        await using var records = await client.SubscribeToPostsAsync();
        await using var copies = await client.SubscribeToPostsRawAsync();
        var seen = new List<string>();
        await using var views = await client.SubscribeToPostsViewAsync(post => seen.Add($"{post.Id}:{post.Text.ToString().Length}"));
        subscribed.SetResult();

        var both = new List<Post>();
        await foreach (var record in records)
        {
            both.Add(record);
            if (both.Count == 2) break;
        }

        Assert.Equal("say \"é\n\"", both[0].Text);
        Assert.Equal((3, 5000), (both[1].Id, both[1].Text.Length));
        Assert.Equal(["1:8", "3:5000"], seen);
        using var copy = await ((IAsyncEnumerable<RawJson>)copies).FirstAsync();
        Assert.Equal("""{"id":1,"text":"say \"\u00e9\n\""}""", copy.ToString());
        Assert.Equal(4, client.Connection.Statistics.Faults);
    }

    [Fact]
    public async Task Replies_and_their_parts_are_read_alike()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"t":"part","id":1,"text":"{\"id\":1,\"text\":\"a\"}"}""");
            await peer.SendAsync("""{"t":"part","id":1,"text":"{\"id\":2,\"text\":\"b\"}"}""");
            await peer.SendAsync("""{"t":"done","id":1}""");
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"t":"part","id":2,"text":"{\"id\":1,\"text\":\"a\"}"}""");
            await peer.SendAsync("""{"t":"part","id":2,"text":"[]"}""");
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"t":"part","id":3,"text":"{\"id\":7,\"text\":\"a\"}"}""");
            await peer.SendAsync("""{"t":"part","id":3,"text":"{\"id\":8,\"text\":\"a\"}"}""");
            await peer.SendAsync("""{"t":"done","id":3}""");
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"t":"part","id":4,"text":"{\"id\":1}"}""");
            await peer.SendAsync("""{"t":"part","id":4,"text":"5"}""");
            await peer.SendAsync("""{"t":"done","id":4}""");
        });
        await using var client = new PeerApiClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        await client.ConnectAsync();

        Assert.Equal([1, 2], (await client.ListAsync().AllAsync()).Select(post => post.Id));
        await Assert.ThrowsAsync<FrameFormatException>(client.ListAsync().AllAsync);
        Assert.Equal(8, (await client.GetAsync(1)).Id);
        await Assert.ThrowsAsync<FrameFormatException>(async () => await client.GetAsync(1));
        Assert.Equal(0, client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task Answers_that_nobody_takes_are_bounded()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            for (var number = 0; number < 100; number++) await peer.SendAsync($$"""{"t":"part","id":1,"text":"{\"id\":{{number}},\"text\":\"{{new string('x', 100)}}\"}"}""");
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"t":"done","id":2}""");
        });
        await using var client = new PeerApiClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, MaxBufferedBytes = 1000 });
        await client.ConnectAsync();
        await using var posts = client.ListAsync().GetAsyncEnumerator();
        Assert.True(await posts.MoveNextAsync());
        while (client.Connection.Statistics.CallsPending > 0) await Task.Delay(5).WaitAsync(Until.Limit);

        await Assert.ThrowsAsync<LimitExceededException>(async () =>
        {
            while (await posts.MoveNextAsync()) Assert.True(posts.Current.Id < 100);
        });
        Assert.Empty(await client.ListAsync().AllAsync());
    }
}
