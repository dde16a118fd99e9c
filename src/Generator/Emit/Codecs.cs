using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Chooses the codec of a type: scalars by the protocol's <c>scalars</c>, named types by what they are.</summary>
internal sealed class Codecs
{
    private readonly ApiFacts facts;

    public Codecs(ApiFacts facts) => this.facts = facts;

    /// <summary>The number of a value of the protocol's scope.</summary>
    public int ScopeIndex(string value) => facts.Scope?.IndexOf(value) ?? 0;

    public Codec For(TypeRef type) => type.Kind switch
    {
        TypeRefKind.Array => Array(For(type.Element!)),
        TypeRefKind.Map => Map(For(type.Element!)),
        TypeRefKind.Named => Named(type.Name),
        _ => Scalar(type.Name),
    };

    private Codec Named(string name)
    {
        var full = facts.FullName(name);
        return facts.IsEnum(name)
            ? new Codec(full, full, full, full, ViewIsRefStruct: false, RecordIsReference: false, "default")
            : Object(full);
    }

    /// <summary>The codec of a generated object type, by its full name.</summary>
    public static Codec Object(string full) =>
        new(full + "View", full + "View", full, full, ViewIsRefStruct: true, RecordIsReference: true, full + ".Empty");

    private Codec Scalar(string name) => name switch
    {
        "string" => new Codec(CSharp.Json + "TextCodec", CSharp.Json + "JsonText", "string", CSharp.Json + "TextCodec", true, true, "\"\""),
        "bool" => Value("BooleanCodec", "bool"),
        "int" => Value("Int32Codec", "int"),
        "long" => Value("Int64Codec", "long"),
        "double" => Value("DoubleCodec", "double"),
        "decimal" => Value("DecimalCodec", "decimal"),
        "date" => Value(DateCodec(facts.DateCodec), "global::System.DateTimeOffset"),
        "binary" => Binary(facts.BinaryCodec == "ejson-binary" ? "EjsonBinaryCodec" : "Base64Codec"),
        _ => new Codec(CSharp.Json + "JsonCodec", CSharp.Json + "JsonSlice", "global::System.Text.Json.JsonElement", CSharp.Json + "JsonCodec", true, false, "default"),
    };

    private static string DateCodec(string name) => name switch
    {
        "ejson-date" => "EjsonDateCodec",
        "unix-seconds" => "UnixSecondsCodec",
        "unix-milliseconds" => "UnixMillisecondsCodec",
        _ => "IsoDateCodec",
    };

    private static Codec Value(string codec, string type) =>
        new(CSharp.Json + codec, type, type, CSharp.Json + codec, ViewIsRefStruct: false, RecordIsReference: false, "default");

    private static Codec Binary(string codec) =>
        new(CSharp.Json + codec, CSharp.Json + "JsonBytes", "global::System.ReadOnlyMemory<byte>", CSharp.Json + codec, true, false, "default");

    private static Codec Array(Codec element)
    {
        var list = $"{CSharp.Json}JsonList<{element.Record}>";
        return new Codec(
            $"{CSharp.Json}ArrayCodec{element.Arguments}",
            $"{CSharp.Json}ArrayView{element.Arguments}",
            list,
            $"{CSharp.Json}ArrayWriter<{element.Writer}, {element.Record}>",
            true,
            true,
            list + ".Empty");
    }

    private static Codec Map(Codec element)
    {
        var map = $"{CSharp.Json}JsonMap<{element.Record}>";
        return new Codec(
            $"{CSharp.Json}MapCodec{element.Arguments}",
            $"{CSharp.Json}MapView{element.Arguments}",
            map,
            $"{CSharp.Json}MapWriter<{element.Writer}, {element.Record}>",
            true,
            true,
            map + ".Empty");
    }
}
