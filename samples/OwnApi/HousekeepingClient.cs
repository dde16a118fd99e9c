namespace Framewright.Samples.OwnApi;

/// <summary>The client of the api in <c>housekeeping.rt.json</c>: everything in it comes from there.</summary>
[RealtimeClient("Housekeeping")]
public sealed partial class HousekeepingClient;
