namespace Framewright.Protocol;

/// <summary>Which of the connection's timeouts applies to a method.</summary>
public enum TimeoutClass
{
    /// <summary>10 seconds unless configured otherwise.</summary>
    Default,

    /// <summary>15 seconds unless configured otherwise: lists and synchronisation.</summary>
    Long,

    /// <summary>60 seconds unless configured otherwise: uploads and downloads.</summary>
    Assets,
}
