using Framewright.Testing;
using Framewright.Versions;
using Versioned;

// Both of one item's targets count, and what they lack is not there: this would not compile otherwise.
var cup = new Cup { Leaf = "green" };
Console.WriteLine($"{TeaClientVersions.Table.Api} {TeaClientVersions.Table.Target}, {MilkClientVersions.Table.Api} {MilkClientVersions.Table.Target}, {cup.Leaf}");
Console.WriteLine("tea: " + string.Join(", ", typeof(ITeaClient).GetMethods().Select(method => method.Name).Where(name => name.EndsWith("Async", StringComparison.Ordinal) && !name.EndsWith("RawAsync", StringComparison.Ordinal))));
Console.WriteLine("milk: " + string.Join(", ", MilkClientVersions.Table.Select(member => member.Name)));
Console.WriteLine("missing in 1.0: " + string.Join(", ", TeaClientVersions.Table.MissingIn(ServiceVersion.Parse("1.0")).Select(member => member.Name)));
Console.WriteLine("examples: " + SchemaExamples.Run(TeaExamples.All));
