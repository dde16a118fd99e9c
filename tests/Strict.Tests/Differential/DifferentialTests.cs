using System.Diagnostics;
using System.Globalization;
using System.Text;
using Framewright.Strict.Tests.Mutation;
using Xunit.Abstractions;

namespace Framewright.Strict.Tests.Differential;

/// <summary>Mutated texts in every way that the runtime reads them, against <see cref="System.Text.Json.Utf8JsonReader"/>.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const long Usual = 1_000_000;
    private const ulong UsualSeed = 20_261_121;

    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(300);

    [Fact]
    public void Every_source_is_judged_alike_before_it_is_damaged()
    {
        var judge = new Judge();
        foreach (var source in Sources.All)
        {
            var wrong = judge.Compare(source.Bytes);
            if (wrong is not null) Assert.Fail($"{wrong}\n{Encoding.UTF8.GetString(source.Bytes)}");
        }

        Assert.Equal(0, judge.Refused + judge.WrongKinds);
        Assert.True(judge.Compared > 2_000 && judge.Accepted > 3_000, $"{judge.Compared} of {judge.Accepted}");
    }

    [Fact]
    public void Mutations_are_judged_alike()
    {
        var seed = Setting("FRAMEWRIGHT_STRICT_SEED", UsualSeed);
        var wanted = (long)Setting("FRAMEWRIGHT_STRICT_MUTATIONS", (ulong)Usual);
        var first = (long)Setting("FRAMEWRIGHT_STRICT_FIRST", 0);
        var limit = TimeSpan.FromSeconds(Setting("FRAMEWRIGHT_STRICT_SECONDS", (ulong)UsualLimit.TotalSeconds));
        var judge = new Judge();
        var mutator = new Mutator(Sources.All, seed);
        var clock = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        long index = first;
        for (; index < first + wanted && clock.Elapsed < limit; index++)
        {
            mutator.Make(index);
            string? wrong;
            try
            {
                wrong = judge.Compare(mutator.Frame.Memory, mutator.Source);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                wrong = error.ToString();
            }

            if (wrong is not null) Fail(wrong, mutator, seed, index);
        }

        var done = index - first;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {done:N0} of {wanted:N0} mutations of {Sources.All.Length:N0} texts in {clock.Elapsed.TotalSeconds:0.0} s ({(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / done:0.0} µs of a core each): {judge.Accepted:N0} valid, {judge.Refused:N0} not, {judge.Compared:N0} events compared member by member, {judge.WrongKinds:N0} of a wrong kind, {judge.Undecided:N0} undecided, {judge.InvalidUtf8:N0} not UTF-8, {judge.Trusted:N0} bodies read by trusting, {judge.Alike:N0} headers by likeness."));
        Assert.True(done == wanted, $"The time bound of {limit.TotalSeconds} s hit after {done} of {wanted} mutations.");
        if (wanted < 20_000) return;

        // Both sides of each comparison have to have been exercised.
        Assert.InRange(judge.Accepted, done / 5, done * 4 / 5);
        Assert.InRange(judge.Compared, done / 20, done);
        Assert.InRange(judge.Alike, done / 20, done);
        Assert.InRange(judge.WrongKinds, done / 200, done);
        Assert.InRange(judge.Undecided, 0, done / 20);
    }

    private static void Fail(string wrong, Mutator mutator, ulong seed, long index)
    {
        var text = mutator.Frame.Bytes;
        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"FRAMEWRIGHT_STRICT_SEED={seed} FRAMEWRIGHT_STRICT_FIRST={index} FRAMEWRIGHT_STRICT_MUTATIONS=1 repeats it, unless it takes what earlier frames taught.\n{wrong}\n{Encoding.UTF8.GetString(text)}\n{Convert.ToBase64String(text)}"));
    }

    private static ulong Setting(string name, ulong usual) => ulong.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
