using System.Collections;
using System.Text;

namespace Framewright.Versions;

/// <summary>What an api has only in some versions of its service. Immutable; safe to use from any thread.</summary>
/// <remarks>Generated as <c>Table</c> of the class that is named after the client. It lists what the client has: what the build's <c>Targets</c> left out is not in it.</remarks>
public sealed class VersionTable : IReadOnlyList<VersionedMember>
{
    private static readonly string[] Headings = ["what", "name", "since", "deprecated", "removed in", "use"];

    private readonly VersionedMember[] members;

    /// <summary>Makes a table; generated code does.</summary>
    /// <param name="api">The api's name.</param>
    /// <param name="target">The version of the service that the client was generated for; null for all.</param>
    /// <param name="members">The members; the table keeps the array.</param>
    public VersionTable(string api, string? target, VersionedMember[] members)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(members);
        Api = api;
        Target = target;
        this.members = members;
    }

    /// <summary>The api's name.</summary>
    public string Api { get; }

    /// <summary>The version of the service that the client was generated for; null for all.</summary>
    public string? Target { get; }

    /// <summary>How many members there are.</summary>
    public int Count => members.Length;

    /// <summary>A member, in the order of the schema.</summary>
    /// <param name="index">From 0.</param>
    public VersionedMember this[int index] => members[index];

    /// <summary>What a server of a version does not have: not yet, or not any more.</summary>
    /// <param name="server">The server's version.</param>
    public IReadOnlyList<VersionedMember> MissingIn(ServiceVersion server) => Array.FindAll(members, member => !member.IsIn(server));

    /// <summary>What a server of a version still has and advises against.</summary>
    /// <param name="server">The server's version.</param>
    public IReadOnlyList<VersionedMember> DeprecatedIn(ServiceVersion server) => Array.FindAll(members, member => member.IsDeprecatedIn(server));

    /// <inheritdoc/>
    public IEnumerator<VersionedMember> GetEnumerator() => ((IEnumerable<VersionedMember>)members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The table as text: a line of headings and one for each member, in columns.</summary>
    public override string ToString()
    {
        var rows = new List<string[]> { Headings };
        foreach (var member in members) rows.Add(Cells(member));
        var widths = new int[Headings.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) widths[i] = Math.Max(widths[i], row[i].Length);
        }

        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var i = 0; i < row.Length; i++) line.Append(row[i].PadRight(widths[i] + 2));
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string[] Cells(VersionedMember member) =>
    [
        Word(member.Kind),
        member.Name,
        member.Since ?? "",
        member.IsDeprecated ? member.DeprecatedSince ?? "yes" : "",
        member.RemovedIn ?? "",
        member.Use ?? "",
    ];

    private static string Word(VersionedKind kind) => kind switch
    {
        VersionedKind.Method => "method",
        VersionedKind.Stream => "stream",
        VersionedKind.Type => "type",
        VersionedKind.Member => "member",
        VersionedKind.Case => "case",
        VersionedKind.Handler => "handler",
        _ => "value",
    };
}
