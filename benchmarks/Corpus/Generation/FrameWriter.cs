using System.Globalization;
using System.Text;

namespace Framewright.Benchmarks.Generation;

/// <summary>Writes one frame as a server's <c>JSON.stringify</c> would; our own, because a framework's escaping rules may change and the bytes may not.</summary>
/// <param name="ascii">Whether everything outside ASCII is written as <c>\u</c> escapes.</param>
internal sealed class FrameWriter(bool ascii)
{
    private readonly StringBuilder json = new();
    private bool needsComma;

    public byte[] ToFrame() => Encoding.UTF8.GetBytes(json.ToString());

    public void BeginObject() => Begin('{');

    public void EndObject() => End('}');

    public void BeginArray() => Begin('[');

    public void EndArray() => End(']');

    public void BeginObject(string name)
    {
        Name(name);
        BeginObject();
    }

    public void BeginArray(string name)
    {
        Name(name);
        BeginArray();
    }

    public void EmptyArray(string name)
    {
        BeginArray(name);
        EndArray();
    }

    public void Member(string name, string? value)
    {
        Name(name);
        Text(value);
    }

    public void Member(string name, long value)
    {
        Name(name);
        Number(value);
    }

    public void Member(string name, bool value)
    {
        Name(name);
        Literal(value ? "true" : "false");
    }

    /// <summary>A moment the way Meteor writes it: <c>{"$date":1700000000000}</c>.</summary>
    public void Date(string name, long unixMilliseconds)
    {
        BeginObject(name);
        Member("$date", unixMilliseconds);
        EndObject();
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Literal("null");
            return;
        }

        Separate();
        Quote(value);
        needsComma = true;
    }

    public void Number(long value) => Literal(value.ToString(CultureInfo.InvariantCulture));

    private void Literal(string literal)
    {
        Separate();
        json.Append(literal);
        needsComma = true;
    }

    private void Name(string name)
    {
        Separate();
        Quote(name);
        json.Append(':');
        needsComma = false;
    }

    private void Begin(char bracket)
    {
        Separate();
        json.Append(bracket);
        needsComma = false;
    }

    private void End(char bracket)
    {
        json.Append(bracket);
        needsComma = true;
    }

    private void Separate()
    {
        if (needsComma)
            json.Append(',');
    }

    private void Quote(string text)
    {
        json.Append('"');
        foreach (char unit in text)
            Escape(unit);
        json.Append('"');
    }

    private void Escape(char unit)
    {
        switch (unit)
        {
            case '"':
            case '\\':
                json.Append('\\').Append(unit);
                break;
            case '\n':
                json.Append("\\n");
                break;
            case '\t':
                json.Append("\\t");
                break;
            case < ' ':
            case > '~' when ascii:
                json.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                json.Append(unit);
                break;
        }
    }
}
