using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>
/// The whole state of one server. One lock guards all of it, frames are queued under that lock, and so every client sees
/// events in the order in which they happened.
/// </summary>
internal sealed class Workspace
{
    public Workspace(RocketChatServerOptions options)
    {
        Options = options;
        Clock = new ServerClock(options.TimeProvider);
        Broadcast = new Broadcast(Sessions);
        Users = new UserBook(this);
        Rooms = new RoomBook(this);
        Messages = new MessageBook(this);
        Requests = new RequestBook(options);
        Settings = new SettingBook(this);
        Permissions = new PermissionBook(this);
        Uploads = new UploadBook(Clock);
    }

    public Lock Gate { get; } = new();

    public RocketChatServerOptions Options { get; }

    public ServerClock Clock { get; }

    public List<DdpSession> Sessions { get; } = [];

    public Broadcast Broadcast { get; }

    public UserBook Users { get; }

    public RoomBook Rooms { get; }

    public MessageBook Messages { get; }

    public RequestBook Requests { get; }

    public SettingBook Settings { get; }

    public PermissionBook Permissions { get; }

    public UploadBook Uploads { get; }

    /// <summary>Pulsed whenever a subscription starts or ends, on any connection.</summary>
    public StateSignal SubscriptionsChanged { get; } = new();

    public SessionFaults Faults { get; } = new();
}
