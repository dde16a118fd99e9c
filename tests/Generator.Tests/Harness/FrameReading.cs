using System.Text;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Harness;

/// <summary>What a session learns from one frame.</summary>
/// <param name="Frame">The bytes.</param>
/// <param name="Header">The header, completed by the tail.</param>
/// <param name="Kind">The frame's name in the schema, or <c>unknown</c>.</param>
/// <param name="Body">The body's JSON; null for none.</param>
internal sealed record FrameReading(byte[] Frame, FrameHeader Header, string Kind, string? Body)
{
    public FrameRole Role => Header.Role;

    public string Id => Text(Header.Id);

    /// <summary>Where the error starts, as its JSON; null for none.</summary>
    public string? Error => Header.Error < 0 ? null : Text(new Framewright.Json.JsonCursor(Frame, Header.Error).Skip());

    public string Route
    {
        get
        {
            var values = new List<string>();
            for (var i = 0; i < Header.RouteCount; i++) values.Add(Text(Header.Route[i]));
            return string.Join(' ', values);
        }
    }

    private string Text(TokenRange range) => Encoding.UTF8.GetString(range.Of(Frame));
}
