using Framewright.Client.Tests.Support;
using Framewright.Versions;

namespace Framewright.Client.Tests.RocketChat.Files;

/// <summary>Alice logged in over a socket, and an HTTP side that the test says.</summary>
internal static class FileScene
{
    public static Task<Scene> OpenAsync(HttpMessageHandler http, string version = "8.3", Func<RealtimeOptions, RealtimeOptions>? configure = null) =>
        Scene.OpenAsync(configure: options =>
        {
            options = options with { ServiceVersion = ServiceVersion.Parse(version), HttpClient = new HttpClient(http) };
            return configure?.Invoke(options) ?? options;
        });

    public static byte[] Content(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)(i * 31);
        return bytes;
    }
}
