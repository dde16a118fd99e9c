namespace Framewright.Generator.Model;

/// <summary>How often a server lets a connection subscribe and call.</summary>
internal sealed record RatesModel(RateModel? Subscribe, RateModel? Call);

/// <summary>So many in a period.</summary>
internal sealed record RateModel(int Count, long PeriodMilliseconds);
