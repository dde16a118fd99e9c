using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Tests.Schema;

public sealed class ApiModelTests
{
    [Fact]
    public void An_api_knows_its_names()
    {
        var api = SchemaText.Valid("{ \"api\": \"Test\", \"protocol\": \"Wire\", \"doc\": \"What it is.\" }", "C:\\x\\Some.Part.rt.json").Document.Api;
        Assert.Equal(new ApiModel("Test", "Wire", "Some.Part", "What it is.", default, default, default, null), api);
    }

    [Theory]
    [InlineData("a", "string", "A", "string", false, false)]
    [InlineData("a?", "string", "A", "string", true, false)]
    [InlineData("a", "string?", "A", "string", false, true)]
    [InlineData("a?", "Room? as The_Room", "The_Room", "Room", true, true)]
    [InlineData("_id", "string as Id", "Id", "string", false, false)]
    [InlineData("equals", "int", "EqualsValue", "int", false, false)]
    [InlineData("room", "Room", "RoomValue", "Room", false, false)]
    [InlineData("?", "int as Mark", "Mark", "int", false, false)]
    public void A_field_is_optional_by_name_and_nullable_by_type(string wire, string type, string name, string typeName, bool isOptional, bool isNullable)
    {
        var field = Assert.Single(Fields($"{{ \"{wire}\": \"{type}\" }}"));
        Assert.Equal(name, field.Name);
        Assert.Equal(wire.Length > 1 ? wire.TrimEnd('?') : wire, field.Wire);
        Assert.Equal(typeName, field.Type.Name);
        Assert.Equal(isOptional, field.IsOptional);
        Assert.Equal(isNullable, field.Type.IsNullable);
    }

    [Fact]
    public void Types_nest()
    {
        var field = Assert.Single(Fields("{ \"a\": \"map<string?[]>[]?\" }"));
        var text = new TypeRef(TypeRefKind.Scalar, "string", null, true);
        var map = new TypeRef(TypeRefKind.Map, "", new TypeRef(TypeRefKind.Array, "", text, false), false);
        Assert.Equal(new TypeRef(TypeRefKind.Array, "", map, true), field.Type);
    }

    [Fact]
    public void A_long_field_has_doc_and_secrecy()
        => Assert.Equal(
            new FieldModel("pw", "Password", new TypeRef(TypeRefKind.Scalar, "string", null, false), true, "A secret.", true),
            Assert.Single(Fields("{ \"pw?\": { \"type\": \"string\", \"as\": \"Password\", \"doc\": \"A secret.\", \"secret\": true } }")));

    [Fact]
    public void Enums_are_of_strings_or_integers()
    {
        var api = Parse("\"types\": { \"Kind\": { \"doc\": \"d\", \"enum\": { \"a-b\": \"First\", \"c-d\": { \"doc\": \"x\" } } }, \"Code\": { \"of\": \"int\", \"enum\": { \"-1\": \"None\", \"2\": { \"as\": \"Two\" } } } }");
        Assert.Equal(new EnumTypeModel("Kind", "d", false, new([new("a-b", "First", null), new("c-d", "CD", "x")])), api.Types[0]);
        Assert.Equal(new EnumTypeModel("Code", null, true, new([new("-1", "None", null), new("2", "Two", null)])), api.Types[1]);
    }

    [Fact]
    public void Positional_parameters_hold_typed_values_texts_and_constants()
    {
        var method = Method("[\"{string roomId}/{{x}/{roomId}\", \"Room room\", {\"value\": {\"a\": [1, null]}}, false, {\"type\": \"date?\", \"name\": \"since\", \"optional\": true, \"secret\": true, \"doc\": \"d\"}]");
        var roomId = new TypedValue("roomId", Scalar("string"), false, false, null);
        Assert.Equal(ShapeKind.Positional, method.Parameters.Kind);
        Assert.Equal(
            [
                new TextValue(new([new("", roomId), new("/{x}/", null), new("", roomId)])),
                new TypedValue("room", new TypeRef(TypeRefKind.Named, "Room", null, false), false, false, null),
                new ConstantValue("{\"a\":[1,null]}"),
                new ConstantValue("false"),
                new TypedValue("since", Scalar("date") with { IsNullable = true }, true, true, "d"),
            ],
            method.Parameters.Items.Select(static x => x.Value));
        Assert.All(method.Parameters.Items, static x => Assert.Null(x.Wire));
    }

    [Fact]
    public void Named_parameters_are_named_after_their_members()
    {
        var method = Method("{ \"room_id\": \"string\", \"count?\": \"int\", \"x\": \"bool flag\", \"y\": 1 }");
        Assert.Equal(ShapeKind.Named, method.Parameters.Kind);
        Assert.Equal(
            [
                new ShapeItem("room_id", new TypedValue("roomId", Scalar("string"), false, false, null)),
                new ShapeItem("count", new TypedValue("count", Scalar("int"), true, false, null)),
                new ShapeItem("x", new TypedValue("flag", Scalar("bool"), false, false, null)),
                new ShapeItem("y", new ConstantValue("1")),
            ],
            method.Parameters.Items);
    }

    [Fact]
    public void A_string_is_the_value_itself()
        => Assert.Equal(new ShapeModel(ShapeKind.Single, new([new(null, new TypedValue("name", Scalar("string"), true, false, null))])), Method("\"string name?\"").Parameters);

    [Fact]
    public void A_stream_has_topic_route_parameters_and_event()
    {
        var api = Parse("\"streams\": { \"S\": { \"topic\": [\"a\", \"{string id}\"], \"route\": [\"b/{id}\"], \"params\": [\"int count\"], \"event\": { \"x\": \"int\" }, \"as\": \"Happened\", \"doc\": \"d\" } }");
        var id = new TypedValue("id", Scalar("string"), false, false, null);
        Assert.Equal(
            new StreamModel(
                "S",
                "d",
                new([new TextValue(new([new("a", null)])), new TextValue(new([new("", id)]))]),
                new([new TextValue(new([new("b/", null), new("", id)]))]),
                new ShapeModel(ShapeKind.Positional, new([new(null, new TypedValue("count", Scalar("int"), false, false, null))])),
                new ShapeModel(ShapeKind.Named, new([new("x", new TypedValue("x", Scalar("int"), false, false, null))])),
                "Happened"),
            Assert.Single(api.Streams));
    }

    [Fact]
    public void A_session_keeps_codes_as_text()
        => Assert.Equal(
            new SessionModel("Login", "auth.token", "resume", new(["403", "totp-invalid"])),
            Parse("\"session\": { \"authenticate\": \"Login\", \"token\": \"auth.token\", \"resume\": \"resume\", \"terminal\": [403, \"totp-invalid\"] }").Session);

    [Fact]
    public void A_mistake_in_one_type_leaves_the_others()
    {
        var parsed = SchemaText.Parse(SchemaText.Api("\"types\": { \"A\": { \"fields\": { \"x\": \"[\", \"y\": \"int\" } }, \"B\": 1, \"C\": { \"fields\": {} } }"));
        Assert.Equal(["A", "C"], parsed.Document.Api!.Types.Select(static x => x.Name));
        Assert.Equal("y", Assert.Single(((ObjectTypeModel)parsed.Document.Api.Types[0]).Fields).Wire);
        Assert.Equal(2, parsed.Positions.Diagnostics.Count);
    }

    private static TypeRef Scalar(string name) => new(TypeRefKind.Scalar, name, null, false);

    private static ApiModel Parse(string members) => SchemaText.Valid(SchemaText.Api(members)).Document.Api!;

    private static EquatableArray<FieldModel> Fields(string fields)
        => ((ObjectTypeModel)Assert.Single(Parse($"\"types\": {{ \"Room\": {{ \"fields\": {fields} }} }}").Types)).Fields;

    private static MethodModel Method(string parameters) => Assert.Single(Parse($"\"methods\": {{ \"Get\": {{ \"call\": \"get\", \"params\": {parameters} }} }}").Methods);
}
