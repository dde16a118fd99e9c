using System.Text;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>What stands under one heading of a page.</summary>
internal sealed class PageSection(string heading, int line)
{
    public string Heading { get; } = heading;

    /// <summary>The line of the heading, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The prose, without empty lines.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>The blocks that belong to no example.</summary>
    public List<PageBlock> Blocks { get; } = [];

    public List<PageExample> Examples { get; } = [];

    /// <summary>A block belongs to the mark before it.</summary>
    public void Add(PageBlock block) => (Examples.Count > 0 ? Examples[^1].Blocks : Blocks).Add(block);
}
