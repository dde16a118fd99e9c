using Framewright;

namespace OwnProtocol;

[RealtimeClient("Abacus")]
public sealed partial class AbacusClient;
