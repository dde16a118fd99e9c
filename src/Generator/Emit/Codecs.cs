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
        TypeRefKind.Array => Array(Element(type.Element!)),
        TypeRefKind.Map => Map(Element(type.Element!)),
        TypeRefKind.Text => Text(Element(type.Element!)),
        TypeRefKind.Named => Named(type.Name),
        _ => Scalar(type.Name, type.Codec),
    };

    /// <summary>The codec of a value that stands alone, as the elements of arrays and maps do: one that may be null keeps its null.</summary>
    public Codec Element(TypeRef type) => type.IsNullable ? Nullable(For(type)) : For(type);

    /// <summary>Whether a member tells absence and null apart: both can be sent, and mean different things. Elements of a tuple cannot be absent in between.</summary>
    public static bool IsThreeState(ObjectTypeModel type, FieldModel field, bool isSent) => isSent && !type.IsTuple && field.IsOptional && field.Type.IsNullable;

    /// <summary>Whether a member is read when it is asked for: what its type has to be is checked where the schema is.</summary>
    public bool IsDeferred(FieldModel field, bool isRead = true) =>
        field.IsLazy && isRead && (field.Type.Kind is TypeRefKind.Array or TypeRefKind.Map || (field.Type.Kind is TypeRefKind.Named && !facts.IsEnum(field.Type.Name)));

    /// <summary>Whether a record that is read keeps a member as bytes, and parses it when it is asked for: any JSON, whose type needs no words in a schema.</summary>
    public static bool IsRawJson(FieldModel field) => field.Type is { Kind: TypeRefKind.Scalar, Name: "json" };

    /// <summary>What the one strict pass makes of a member.</summary>
    public string Pass(FieldModel field) => IsDeferred(field) ? CSharp.Json + "DeferredCodec" : For(field.Type).Reader;

    /// <summary>What a record holds of a member that is read when it is asked for.</summary>
    public string Deferred(FieldModel field) => CSharp.Json + (IsRawJson(field) ? "DeferredJson" : "Deferred" + For(field.Type).Arguments);

    /// <summary>What holds the members of a record that its type does not list.</summary>
    public const string UnknownRecord = CSharp.Json + "JsonMap<global::System.Text.Json.JsonElement>";

    /// <summary>The same of a view.</summary>
    public const string UnknownView = CSharp.Json + "MapView" + UnknownArguments;

    /// <summary>What reads them.</summary>
    public const string UnknownReader = CSharp.Json + "MapCodec" + UnknownArguments;

    /// <summary>What the runtime's maps have to know of them.</summary>
    public const string UnknownArguments = "<" + CSharp.Json + "KeptCodec, " + CSharp.Json + "JsonSlice, global::System.Text.Json.JsonElement>";

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

    private Codec Scalar(string name, string codec) => name switch
    {
        "string" => new Codec(CSharp.Json + "TextCodec", CSharp.Json + "JsonText", "string", CSharp.Json + "TextCodec", true, true, "\"\""),
        "bool" => Value("BooleanCodec", "bool"),
        "int" => Value("Int32Codec", "int"),
        "long" => Value("Int64Codec", "long"),
        "double" => Value("DoubleCodec", "double"),
        "decimal" => Value(Chosen(codec, facts.DecimalCodec) == "string" ? "DecimalTextCodec" : "DecimalCodec", "decimal"),
        "date" => Value(DateCodec(Chosen(codec, facts.DateCodec)), "global::System.DateTimeOffset"),
        "binary" => Binary(Chosen(codec, facts.BinaryCodec) == "ejson-binary" ? "EjsonBinaryCodec" : "Base64Codec"),
        _ => new Codec(CSharp.Json + "JsonCodec", CSharp.Json + "JsonSlice", "global::System.Text.Json.JsonElement", CSharp.Json + "JsonCodec", true, false, "default"),
    };

    /// <summary>A use of a type may name its own codec; the protocol's is the usual one.</summary>
    private static string Chosen(string codec, string usual) => codec.Length > 0 ? codec : usual;

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

    private static Codec Nullable(Codec codec)
    {
        var kind = codec.RecordIsReference ? "NullableReference" : codec.ViewIsRefStruct ? "NullableStruct" : "NullableValue";
        return codec with
        {
            Reader = CSharp.Json + kind + "Codec" + (kind == "NullableValue" ? $"<{codec.Reader}, {codec.View}>" : codec.Arguments),
            View = codec.ViewIsRefStruct ? codec.View : codec.View + "?",
            Record = codec.Record + "?",
            Writer = $"{CSharp.Json}{(codec.RecordIsReference ? "NullableReferenceWriter" : "NullableStructWriter")}<{codec.Writer}, {codec.Record}>",
            Empty = "null",
        };
    }

    private static Codec Text(Codec inner) => inner with
    {
        Reader = $"{CSharp.Json}JsonInTextCodec{inner.Arguments}",
        Writer = $"{CSharp.Json}JsonInTextWriter<{inner.Writer}, {inner.Record}>",
    };

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
