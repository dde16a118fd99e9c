using System.Diagnostics.CodeAnalysis;

namespace Framewright.Json;

/// <summary>A member that may be left out, and may be null as well: the default is left out. A value, null too, converts to it by itself.</summary>
/// <remarks><c>Topic = null</c> sends a null, which often clears something; leaving <c>Topic</c> alone sends nothing, which often keeps it.</remarks>
/// <typeparam name="T">The value's type, which may be null.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T value;

    /// <summary>Makes a member that is there.</summary>
    /// <param name="value">Its value; null is a value.</param>
    public Optional(T value)
    {
        this.value = value;
        IsPresent = true;
    }

    /// <summary>Whether the member is there, even as null.</summary>
    public bool IsPresent { get; }

    /// <summary>The value; the type's default when the member is not there.</summary>
    [MaybeNull]
    public T Value => value;

    /// <summary>A member that is there.</summary>
    /// <param name="value">Its value.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is one.")]
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Whether both are absent, or both are there with equal values.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether one is absent and the other is not, or their values differ.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <summary>Whether both are absent, or both are there with equal values.</summary>
    /// <param name="other">Another member.</param>
    public bool Equals(Optional<T> other) => IsPresent == other.IsPresent && EqualityComparer<T>.Default.Equals(value, other.value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsPresent ? HashCode.Combine(value) : 0;

    /// <summary>The value's text, <c>null</c>, or nothing when the member is absent.</summary>
    public override string ToString() => IsPresent ? ReadableText.Of(value) : "";
}
