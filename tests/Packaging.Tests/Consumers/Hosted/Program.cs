using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

await using var server = await RocketChatServer.StartAsync();
var general = server.AddRoom("general", server.AddUser("alice", "wonderland"));

var builder = Host.CreateApplicationBuilder();
builder.Services.AddRocketChat(options => (options.Server, options.Username, options.Password) = (server.WebSocketUri, "alice", "wonderland"));
builder.Services.AddHealthChecks().AddRocketChat();
using var host = builder.Build();
await host.StartAsync();

var client = host.Services.GetRequiredService<IRocketChatClient>();
foreach (var room in await client.GetRoomsAsync()) Console.WriteLine($"alice sees {room.Name}");
await client.MarkRoomAsReadAsync(general.Id);
var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"health: {health.Status}");
await host.StopAsync();
Console.WriteLine($"after the stop: {client.Connection.State}");
