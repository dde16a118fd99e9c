namespace Framewright.Samples.Quickstart.Commands;

/// <summary>The command line does not say enough, or says something impossible.</summary>
internal sealed class UsageException(string message) : Exception(message);
