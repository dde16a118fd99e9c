namespace Framewright.Strict.Tests.Reference;

/// <summary>The reference cannot hold a value, so there is nothing to compare with.</summary>
internal sealed class UndecidedException : Exception;
