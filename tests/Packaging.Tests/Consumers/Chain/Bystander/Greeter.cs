using Framewright.RocketChat;
using Library;

namespace Bystander;

public sealed class Greeter(IRocketChatClient client)
{
    public ValueTask DeleteAsync(string messageId) => client.DeleteMessageAsync(new MessageReference { Id = messageId });
}
