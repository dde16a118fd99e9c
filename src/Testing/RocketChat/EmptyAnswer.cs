namespace Framewright.Testing.RocketChat;

/// <summary>How a method is answered that ran and gave nothing back, or a falsy value such as <c>null</c> or <c>false</c>.</summary>
public enum EmptyAnswer
{
    /// <summary>As the flavour does: the monolith with <see cref="NoResult"/>, the streamer with <see cref="NotFound"/> for methods that it hands on to another service.</summary>
    ByFlavor,

    /// <summary>A <c>result</c> frame without <c>result</c>. The monolith leaves only nothing out, the streamer every falsy value.</summary>
    NoResult,

    /// <summary>Error 404, "Method not found", although it ran. Streamers up to 8.3 do so for what they hand on; those after give <see cref="NoResult"/>.</summary>
    NotFound,
}
