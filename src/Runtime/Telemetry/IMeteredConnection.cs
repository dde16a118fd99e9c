namespace Framewright.Telemetry;

/// <summary>A connection as the instruments look at it.</summary>
internal interface IMeteredConnection
{
    /// <summary>What it has in use at the moment.</summary>
    ConnectionGauges ReadGauges();
}
