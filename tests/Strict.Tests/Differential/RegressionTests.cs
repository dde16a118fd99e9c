using System.Text;

namespace Framewright.Strict.Tests.Differential;

/// <summary>What mutations have found, one text for each mistake.</summary>
public sealed class RegressionTests
{
    [Theory]
    // The padding behind a container that the frame's end cuts off was looked at as a number, at an index beyond the frame.
    [InlineData("""{"msg":"result","id":"m10","result":{"update":[{"_id":"GENERAL"}],"remove":[""")]
    [InlineData("[[")]
    [InlineData("""{"a":{"b":1},""")]
    public void Texts_that_were_judged_wrongly_are_judged_alike(string text)
    {
        var judge = new Judge();
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var padding = 0; padding <= 64; padding++)
        {
            byte[] padded = [.. "[\""u8, .. Enumerable.Repeat((byte)'x', padding), .. "\","u8, .. bytes];
            foreach (var json in (byte[][])[bytes, padded, [.. padded, (byte)']']])
                Assert.Null(judge.Compare(json));
        }
    }
}
