namespace Framewright;

/// <summary>Which way a method takes that goes over the socket of older servers and over HTTP from a version of the service on (<c>since</c> in the schema's <c>http</c>).</summary>
/// <remarks>Methods with one way only, and those that have a member for each (<c>…OverHttpAsync</c>), are not asked.</remarks>
public enum CallBinding
{
    /// <summary>The server's version decides: <see cref="RealtimeConnection.ServiceVersion"/>. While it is not known, the socket.</summary>
    ByVersion,

    /// <summary>Always the socket.</summary>
    Socket,

    /// <summary>Always HTTP.</summary>
    Http,
}
