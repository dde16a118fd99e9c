using Framewright.Versions;

namespace Framewright.Runtime.Tests.Versions;

public sealed class VersionTableTests
{
    private static readonly VersionTable Table = new("Notes", null,
    [
        new VersionedMember(VersionedKind.Method, "Old", null, "3.0", true, "2.0", "New"),
        new VersionedMember(VersionedKind.Method, "New", "2.0", null, false, null, null),
        new VersionedMember(VersionedKind.Value, "Colour.Grey", null, null, true, null, null),
    ]);

    [Theory]
    [InlineData("7", "7.0")]
    [InlineData("7.2", "7.2")]
    [InlineData("7.2.0", "7.2")]
    [InlineData("7.2.0.0", "7.2")]
    [InlineData("7.0.3", "7.0.3")]
    [InlineData("7.2.0.1", "7.2.0.1")]
    [InlineData("7.2.1-rc.3", "7.2.1")]
    [InlineData("8.3.0-develop+abc", "8.3")]
    public void A_version_is_its_numbers(string text, string expected) => Assert.Equal(expected, ServiceVersion.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v7")]
    [InlineData("7.")]
    [InlineData("7..2")]
    [InlineData("-1")]
    [InlineData("1.2.3.4.5")]
    [InlineData("99999999999")]
    public void What_does_not_begin_with_numbers_is_no_version(string? text)
    {
        Assert.False(ServiceVersion.TryParse(text, out var version));
        Assert.Equal(default, version);
        Assert.Throws<FormatException>(() => ServiceVersion.Parse(text ?? ""));
    }

    [Fact]
    public void Versions_are_compared_number_by_number()
    {
        Assert.True(ServiceVersion.Parse("7.10") > ServiceVersion.Parse("7.9.9"));
        Assert.True(ServiceVersion.Parse("7.9") < ServiceVersion.Parse("7.9.0.1"));
        Assert.True(ServiceVersion.Parse("7.2") <= ServiceVersion.Parse("7.2.0") && ServiceVersion.Parse("7.2") >= ServiceVersion.Parse("7.2.0"));
        Assert.Equal(ServiceVersion.Parse("7.2"), ServiceVersion.Parse("7.2.0"));
    }

    [Theory]
    [InlineData("1.9", "New", "Colour.Grey")]
    [InlineData("2.0", "", "Old Colour.Grey")]
    [InlineData("3.0.0-rc.1", "Old", "Colour.Grey")]
    public void A_server_lacks_and_advises_against_what_its_version_says(string server, string missing, string deprecated)
    {
        var version = ServiceVersion.Parse(server);
        Assert.Equal(missing, string.Join(' ', Table.MissingIn(version).Select(static member => member.Name)));
        Assert.Equal(deprecated, string.Join(' ', Table.DeprecatedIn(version).Select(static member => member.Name)));
    }

    [Fact]
    public void The_text_is_a_table() => Assert.Equal(
        """
        what    name         since  deprecated  removed in  use
        method  Old                 2.0         3.0         New
        method  New          2.0
        value   Colour.Grey         yes

        """.ReplaceLineEndings("\n"),
        Table.ToString());
}
