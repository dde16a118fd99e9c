using System.Text;
using Framewright.Generator.Schema;
using Framewright.Generator.Tests.Schema;

namespace Framewright.Generator.Tests.Types;

/// <summary>Names of every kind, types of every size and cycles of every length: what is accepted compiles and reads what it says.</summary>
public sealed class NameTests
{
    private const string Members = """
        "toString": "string", "equals": "string", "getHashCode": "string", "getType": "string", "equalityContract": "string", "deconstruct": "string", "printMembers": "string",
        "<Clone>$": "string as CloneMethod", "clone": "string", "memberwiseClone": "string", "finalize": "string", "referenceEquals": "string", "writeMembers": "string", "isPresent": "string",
        "toRecord": "string", "odd": "string", "oddView": "string", "unknown": "string", "item": "string", "new": "string", "null": "string", "this": "string", "base": "string",
        "object": "string", "var": "string", "await": "string", "field": "string", "required": "string", "scoped": "string", "e": "string as Kind", "E": "long as Time", "ee": "string", "eE": "string as Mixed",
        "": "string as Nothing", " ": "string as Space", "\u0000\n": "string as Control", "\"": "string as Quote", "\\": "string as Backslash", "{0}": "string as Braces", "\u2028": "string as Line",
        "名前": "string", "имя": "string", "Ümlaut": "string", "ß": "string as Sharp", "😀": "string as Smile", "e\u0301": "string as Accent", "\u00e9": "string as Composed", "ǆ": "string as Digraph"
        """;

    [Fact]
    public void Odd_names_are_read_and_written_as_they_are()
    {
        using var assembly = SmallApi.Load($$"""
            "Odd": { "fields": { {{Members}} } },
            "名": { "fields": { "x": "int" } }, "Колір": { "enum": { "червоний": "Червоний", "青": "青" } },
            "Task": { "fields": { "system": "String", "global": "名[]", "color": "Колір" } }, "String": { "fields": {} }, "Type": { "fields": { "type": "Type?" } },
            "E": { "enum": { "e": "Small", "E": "Large", "value": "Text", "": "None", "isKnown": "Known", "equals": "Same" } }
            """, "", "Odd", "Task", "Type");
        var probe = assembly.Object("Odd");
        var names = ((Framewright.Generator.Model.ObjectTypeModel)SchemaText.Valid(SchemaText.Api("\"types\": { \"Odd\": { \"fields\": { " + Members + " } } }")).Document.Api!.Types[0]).Fields;
        var json = "{" + string.Join(",", names.Select(static (x, i) => System.Text.Json.JsonSerializer.Serialize(x.Wire) + ":" + (x.Wire == "E" ? $"{i}" : $"\"{i}\""))) + "}";
        Assert.True(System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonElement.Parse(json), System.Text.Json.JsonElement.Parse(probe.Write(probe.Parse(json)))));
        Assert.Empty(probe.Scratch.MissingMembers);
        Assert.Contains("Kind = 29, Time = 30, Ee = 31, Mixed = 32", probe.Parse(json).ToString(), StringComparison.Ordinal);
        var task = assembly.Object("Task");
        Assert.Equal("""{"system":{},"global":[{"x":1}],"color":"\u9752"}""", task.Write(task.Parse("""{"system":{},"global":[{"x":1}],"color":"青"}""")));
    }

    [Fact]
    public void Wide_types_compile_and_run()
    {
        const int count = 200;
        var fields = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"\"field{i:0000}{(i % 3 == 0 ? "?" : "")}\": \"{(i % 2 == 0 ? "int" : "string")}{(i % 5 == 0 ? "?" : "")}\""));
        var elements = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"\"int value{i}?\""));
        var cases = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"\"case{i:0000}\": \"Leaf as Case{i:0000}\""));
        using var assembly = SmallApi.Load($$"""
            "Wide": { "unknown": "keep", "fields": { {{fields}}, "choice": "Choice" } }, "Long": { "tuple": [{{elements}}] }, "Leaf": { "fields": { "x": "int" } }, "Choice": { "union": { {{cases}} }, "by": "kind" }
            """, "", "Wide", "Long");
        var probe = assembly.Object("Wide");
        var json = "{" + string.Join(",", Enumerable.Range(0, count).Select(static i => $"\"field{i:0000}\":{(i % 2 == 0 ? $"{i}" : $"\"{i}\"")}")) + $$""","choice":{"kind":"case{{count - 1:0000}}","x":1},"more":null}""";
        var record = probe.Parse(json);
        Assert.Equal(json, probe.Write(record));
        Assert.Equal(record, probe.Parse(json));
        Assert.Equal(record.GetHashCode(), probe.Parse(json).GetHashCode());
        Assert.Contains("Field0001 = 1", record.ToString(), StringComparison.Ordinal);
        var tuple = assembly.Object("Long");
        var array = "[" + string.Join(",", Enumerable.Range(0, count)) + "]";
        Assert.Equal(array, tuple.Write(tuple.Parse(array)));
    }

    [Fact]
    public void Cycles_of_every_kind_are_read()
    {
        using var assembly = SmallApi.Load("""
            "Tree": { "fields": { "left?": "Tree", "pair?": "Pair", "map?": "map<Tree?>", "any?": "AnyOf", "text?": "text<Tree>", "lists?": "Tree[][]" } },
            "Pair": { "tuple": ["Tree tree", "Pair next?"] },
            "AnyOf": { "union": { "t": "Tree", "h": "Holder" }, "by": "k" },
            "Holder": { "fields": { "any": "AnyOf" } }
            """, "", "Tree");
        var probe = assembly.Object("Tree");
        const string json = """{"left":{"pair":[{},[{"left":{}}]]},"map":{"a":null,"b":{}},"any":{"k":"h","any":{"k":"t","text":"{}"}},"lists":[[{}],[]]}""";
        Assert.Equal(json, probe.Write(probe.Parse(json)));
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"left\":", 100_000)));
        Assert.Throws<FrameFormatException>(() => probe.Parse(deep));
        var tuples = Encoding.UTF8.GetBytes("{\"pair\":" + string.Concat(Enumerable.Repeat("[{},", 100_000)));
        Assert.Throws<FrameFormatException>(() => probe.Parse(tuples));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("\"next\": \"T0\"", 1)]
    public void Chains_and_rings_of_many_types_end(string last, int reports)
    {
        const int count = 30_000;
        var chain = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"\"T{i}\": {{ \"fields\": {{ \"next\": \"T{i + 1}\" }} }}"));
        var parsed = SchemaText.Valid(SchemaText.Api($"\"types\": {{ {chain}, \"T{count}\": {{ \"fields\": {{ {last} }} }} }}, \"methods\": {{ \"Put\": {{ \"call\": \"put\", \"params\": [\"T0 value\"] }} }}"));
        var found = SchemaText.Validate([parsed], new AnchorFact("Test", "TestClient", null)).Where(static x => x.Id != "FW0014");
        Assert.Equal(Enumerable.Repeat("FW0020", reports), found.Select(static x => x.Id));
        var types = new Framewright.Generator.Pipeline.ApiTypes([parsed.Document.Api!]);
        Assert.True(types.IsWritten($"T{count}"));
    }

    [Fact]
    public void A_chain_of_types_and_unions_is_generated()
    {
        const int count = 400;
        var run = SmallApi.Generate(string.Join(", ", Enumerable.Range(0, count).Select(static i => $"\"T{i}\": {{ \"fields\": {{ \"next\": \"U{i}\" }} }}, \"U{i}\": {{ \"union\": {{ \"a\": \"T{i + 1}\" }}, \"by\": \"k\" }}")) + $", \"T{count}\": {{ \"fields\": {{}} }}", "", "T0");
        using var assembly = run.Load();
        var probe = assembly.Object("T0");
        Assert.Equal("""{"next":{"k":"a","next":null}}""", probe.Write(probe.Parse("""{"next":{"k":"a"}}""")));
    }
}
