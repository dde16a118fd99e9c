using Framewright.Generator.Json;

namespace Framewright.Generator.Tests.Json;

public sealed class CompactJsonTests
{
    [Theory]
    [InlineData("{ \"a\" : [ 1 , true , null , ] , \"b\" : { } }", "{\"a\":[1,true,null],\"b\":{}}")]
    [InlineData("\"q\\\"b\\\\n\\n\\u00e9\"", "\"q\\\"b\\\\n\\u000aé\"")]
    [InlineData("\"\\ud83d\\ude00 \\ud83d x \\ude00\"", "\"😀 \\ud83d x \\ude00\"")]
    [InlineData("-1.50E+3", "-1.50E+3")]
    public void Constants_are_written_without_white_space(string json, string expected)
        => Assert.Equal(expected, CompactJson.Write(Read.Valid(json)));
}
