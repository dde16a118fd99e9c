using System.Text.Json;

namespace Framewright.Strict.Tests.Mutation;

/// <summary>A valid text to begin with, and where its parts lie, so that mutations can aim.</summary>
internal sealed class SourceFrame
{
    public SourceFrame(byte[] bytes, FrameKind kind = FrameKind.Plain)
    {
        Bytes = bytes;
        Kind = kind;
        var open = new Stack<(int Start, int FirstMember, int Name)>();
        var reader = new Utf8JsonReader(bytes);
        List<Part> values = [], members = [];
        List<int> texts = [];
        var name = -1;
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = start;
                    texts.Add(start + 1);
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((start, members.Count, name));
                    name = -1;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var (first, _, outerName) = open.Pop();
                    Add(first, (int)reader.BytesConsumed, outerName);
                    break;
                default:
                    if (reader.TokenType == JsonTokenType.String) texts.Add(start + 1);
                    Add(start, (int)reader.BytesConsumed, name);
                    name = -1;
                    break;
            }
        }

        Values = [.. values];
        Members = [.. members];
        Texts = [.. texts];
        MembersByParent = [.. members.GroupBy(ParentOf).Where(group => group.Count() > 1).Select(group => group.ToArray())];

        void Add(int start, int end, int memberName)
        {
            values.Add(new Part(start, end));
            if (memberName >= 0) members.Add(new Part(memberName, end));
        }

        int ParentOf(Part member) => values.Where(value => bytes[value.Start] == '{' && value.Start < member.Start && value.End > member.End).Select(value => value.Start).DefaultIfEmpty(-1).Max();
    }

    public byte[] Bytes { get; }

    public FrameKind Kind { get; }

    /// <summary>Every value, quotes and brackets included.</summary>
    public Part[] Values { get; }

    /// <summary>Every member, from its name's quote to its value's end.</summary>
    public Part[] Members { get; }

    /// <summary>The members of each object that has several.</summary>
    public Part[][] MembersByParent { get; }

    /// <summary>The first byte of each string and name.</summary>
    public int[] Texts { get; }

    internal readonly record struct Part(int Start, int End)
    {
        public int Length => End - Start;
    }
}
