namespace Framewright.RocketChat;

/// <summary>The server gives a version that is none, so that it cannot be known what it has.</summary>
public sealed class ServerVersionException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="text">What the server gave as its version.</param>
    public ServerVersionException(string text)
        : base($"The server says that its version is '{Shortened(text)}', which cannot be read. Name the version in {nameof(RealtimeOptions)}.{nameof(RealtimeOptions.ServiceVersion)}, for example 8.3; then the server is not asked.") =>
        Text = text;

    /// <summary>What the server gave as its version.</summary>
    public string Text { get; }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
