using Framewright.Generator.Naming;

namespace Framewright.Generator.Tests.Naming;

public sealed class CSharpNameTests
{
    [Theory]
    [InlineData("_id", "Id")]
    [InlineData("rooms-changed", "RoomsChanged")]
    [InlineData("tshow", "Tshow")]
    [InlineData("u", "U")]
    [InlineData("_updatedAt", "UpdatedAt")]
    [InlineData("__my_messages__", "MyMessages")]
    [InlineData("rooms/get", "RoomsGet")]
    [InlineData("URL", "URL")]
    [InlineData("7d", "Value7d")]
    [InlineData("1", "Value1")]
    [InlineData("über", "Über")]
    [InlineData("--", "")]
    [InlineData("", "")]
    public void Wire_names_become_pascal_case(string wire, string expected) => Assert.Equal(expected, CSharpName.Pascal(wire));

    [Theory]
    [InlineData("room_id", "roomId")]
    [InlineData("ID", "iD")]
    [InlineData("+", "")]
    public void Parameters_become_camel_case(string wire, string expected) => Assert.Equal(expected, CSharpName.Camel(wire));

    [Theory]
    [InlineData("event", "@event")]
    [InlineData("string", "@string")]
    [InlineData("message", "message")]
    [InlineData("record", "record")]
    public void Keywords_are_escaped(string name, string expected) => Assert.Equal(expected, CSharpName.Escape(name));
}
