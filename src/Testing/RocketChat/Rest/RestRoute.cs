namespace Framewright.Testing.RocketChat.Rest;

/// <summary>One address of the HTTP side. Handled under the workspace's lock; refuses by throwing <see cref="Ddp.DdpException"/>.</summary>
/// <param name="Verb">For example <c>GET</c>.</param>
/// <param name="Path">The path; a segment in braces takes any value.</param>
/// <param name="Handle">Answers a request.</param>
internal sealed record RestRoute(string Verb, string Path, Func<RestRequest, RestAnswer> Handle)
{
    private const string Prefix = "/api/v1/";

    private readonly string[] segments = Path.Split('/');

    /// <summary>Whether nobody is let in without a login; true by default.</summary>
    public bool NeedsLogin { get; init; } = true;

    /// <summary>Whether users with a second factor have to show it for each request.</summary>
    public bool NeedsSecondFactor { get; init; }

    /// <summary>The name that faults and limits know: the path without its beginning and without values.</summary>
    public string Name => (Path.StartsWith(Prefix, StringComparison.Ordinal) ? Path[Prefix.Length..] : Path.TrimStart('/')).Split("/{")[0];

    public static RestRoute Get(string name, Func<RestRequest, RestAnswer> handle) => new("GET", Prefix + name, handle);

    public static RestRoute Post(string name, Func<RestRequest, RestAnswer> handle) => new("POST", Prefix + name, handle);

    /// <summary>The values in the path, or null when it is the path of another route.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var given = path.Split('/');
        if (given.Length != segments.Length)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < given.Length; index++)
        {
            if (segments[index].StartsWith('{'))
                values[segments[index].Trim('{', '}')] = Uri.UnescapeDataString(given[index]);
            else if (segments[index] != given[index])
                return null;
        }

        return values;
    }
}
