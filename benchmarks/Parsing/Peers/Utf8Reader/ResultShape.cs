namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>What the pending call expects: a <c>result</c> frame does not say it.</summary>
public enum ResultShape
{
    Login,
    History,
}
