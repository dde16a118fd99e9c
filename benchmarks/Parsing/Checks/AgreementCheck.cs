using System.Text;
using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Harness;

namespace Framewright.Benchmarks.Parsing.Checks;

/// <summary>All contestants have to extract the same from every frame, to the byte, whatever the order of members.</summary>
public static class AgreementCheck
{
    /// <exception cref="InvalidOperationException">Two lanes differ; the message shows both frames.</exception>
    public static void Run(Lineup lineup) => Run(lineup.Lanes);

    /// <exception cref="InvalidOperationException">Two lanes differ; the message shows both frames.</exception>
    public static void Run(IReadOnlyList<Lane> all)
    {
        Lane[] lanes = [.. all.Where(lane => lane.ExtractsAll)];
        foreach (ChecksumDepth depth in Enum.GetValues<ChecksumDepth>())
        {
            for (int frame = 0; frame < lanes[0].Tape.Count; frame++)
                Compare(lanes, frame, depth);
        }
    }

    private static void Compare(Lane[] lanes, int frame, ChecksumDepth depth)
    {
        ulong expected = lanes[0].RunFrame(frame, depth);
        foreach (Lane lane in lanes)
        {
            ulong actual = lane.RunFrame(frame, depth);
            if (actual != expected)
                throw new InvalidOperationException($"{lanes[0].Name} and {lane.Name} differ at frame {frame} ({depth}):\n{Show(lanes[0], frame)}\n{Show(lane, frame)}");
        }
    }

    private static string Show(Lane lane, int frame) => $"{lane.Name}: {Encoding.UTF8.GetString(lane.Tape[frame])}";
}
