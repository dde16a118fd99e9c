namespace Framewright.Client.Tests.Parsing;

/// <summary>The reference cannot hold a value, so that there is nothing to compare with.</summary>
internal sealed class UndecidedException : Exception;
