using Framewright;
using OwnProtocol;

await using var server = new AbacusServer();
await using var client = new AbacusClient(new RealtimeOptions { Endpoint = server.Endpoint });
await client.ConnectAsync();

Console.WriteLine($"sum {await client.AddAsync(40, 2)}");
try
{
    await client.DivideAsync(1, 0);
}
catch (CallException error)
{
    Console.WriteLine($"refused: {error.Reason}");
}

var ticks = new List<string>();
await foreach (var tick in client.TicksAsync("wall"))
{
    ticks.Add($"tick {tick.Count}");
    if (ticks.Count == 3) break;
}

Console.WriteLine(string.Join(", ", ticks));
