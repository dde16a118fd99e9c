using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>The values that a session has: what frames and the endpoint's answer captured, and the credentials. Knows which credentials are used.</summary>
internal sealed class SessionNames
{
    private readonly List<string> captures = new();
    private readonly HashSet<string> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> ofEndpoint = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> credentials = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public SessionNames(EquatableArray<FrameModel> frames, EquatableArray<CredentialModel> presented, EquatableArray<CaptureModel> endpoint)
    {
        foreach (var frame in frames)
        {
            foreach (var capture in frame.Captures)
            {
                captures.Add("session." + capture.Name);
                if (capture.IsKept) kept.Add("session." + capture.Name);
            }
        }

        foreach (var capture in endpoint)
        {
            captures.Add("session." + capture.Name);
            ofEndpoint.Add("session." + capture.Name);
        }

        foreach (var credential in presented) credentials.Add("credentials." + credential.Name, credential.IsOptional);
    }

    /// <summary>All names, as placeholders write them.</summary>
    public List<string> All
    {
        get
        {
            var all = new List<string>(captures);
            all.AddRange(credentials.Keys);
            return all;
        }
    }

    public IReadOnlyCollection<string> Captures => captures;

    /// <summary>Whether the value can be missing. Marks a credential as used.</summary>
    public bool MayBeMissing(string placeholder)
    {
        used.Add(placeholder);
        return !credentials.TryGetValue(placeholder, out var isOptional) || isOptional;
    }

    /// <summary>Whether the value can be there before a socket is opened.</summary>
    /// <param name="behindEndpoint">Whether the endpoint has been asked for.</param>
    public bool IsBeforeSocket(string placeholder, bool behindEndpoint)
        => credentials.ContainsKey(placeholder) || kept.Contains(placeholder) || (behindEndpoint && ofEndpoint.Contains(placeholder));

    /// <summary>Reports credentials that nothing presents; call it last.</summary>
    public void CheckUnused(SchemaContext context, JsonSyntax? syntax)
    {
        if (syntax is not JsonObjectSyntax members) return;
        foreach (var member in members.Members)
        {
            var name = "credentials." + member.Name.Value.TrimEnd('?');
            if (credentials.ContainsKey(name) && !used.Contains(name)) context.Report(Descriptors.UnusedCredential, member.Name, member.Name.Value, name);
        }
    }
}
