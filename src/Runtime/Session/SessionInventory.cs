namespace Framewright.Session;

/// <summary>What a connection has in use: everything is 0 when nothing is under way, or something leaks.</summary>
internal sealed record SessionInventory(int PendingCalls, int Topics, int Routes, int Deadlines, int InFlight, int RentedCalls, long HeldBytes, int Handlers, int StateWaiters);
