using System.Globalization;

namespace Framewright.RocketChat;

/// <summary>A file is larger than the one who downloads it wants.</summary>
public sealed class FileTooLargeException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="maxBytes">The limit.</param>
    /// <param name="length">The file's length in bytes; null when the server did not announce it.</param>
    public FileTooLargeException(long maxBytes, long? length)
        : base(string.Create(CultureInfo.InvariantCulture, $"The file has {(length is null ? "more" : $"{length} bytes, more")} than the {maxBytes} bytes that were allowed. Raise the limit if you want it all the same."))
    {
        MaxBytes = maxBytes;
        Length = length;
    }

    /// <summary>The limit in bytes.</summary>
    public long MaxBytes { get; }

    /// <summary>The file's length in bytes; null when the server did not announce it.</summary>
    public long? Length { get; }
}
