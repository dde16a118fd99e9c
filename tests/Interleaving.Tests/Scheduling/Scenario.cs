namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>Who races for what. Made anew for each interleaving.</summary>
internal abstract class Scenario
{
    /// <summary>Makes what is raced for, and says who races.</summary>
    public abstract void Prepare(Stage stage);

    /// <summary>All have come to their ends: checks what holds whatever the order was.</summary>
    /// <param name="require">Takes what has to hold, and what is wrong when it does not.</param>
    public abstract void Verify(Action<bool, string> require);
}
