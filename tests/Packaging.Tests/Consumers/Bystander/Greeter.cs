using Framewright.RocketChat;

namespace Bystander;

public sealed class Greeter(IRocketChatClient client)
{
    public ValueTask<string> GreetAsync(string roomId) => client.SendTextAsync(roomId, "hello");
}
