using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Finds frames that can never match, because one before them takes whatever they would.</summary>
internal static class MatchOverlap
{
    /// <summary>The earlier frame whose every condition follows from the later frame's; null when there is none.</summary>
    public static FrameModel? FindEarlier(List<FrameModel> earlier, FrameModel frame)
    {
        foreach (var candidate in earlier)
        {
            if (TakesAll(candidate, frame)) return candidate;
        }

        return null;
    }

    private static bool TakesAll(FrameModel earlier, FrameModel later)
    {
        foreach (var condition in earlier.Match)
        {
            if (!Follows(condition, later)) return false;
        }

        return true;
    }

    private static bool Follows(MatchModel condition, FrameModel frame)
    {
        foreach (var stated in frame.Match)
        {
            if (stated.Path.Equals(condition.Path) && Implies(stated, condition)) return true;
        }

        return false;
    }

    private static bool Implies(MatchModel stated, MatchModel condition)
    {
        if (stated.Equals(condition)) return true;
        if (stated.Test != MatchTest.Literal) return false;
        if (condition is { Test: MatchTest.Present, Expected: true }) return true;
        if (condition.Test != MatchTest.Literal) return false;
        foreach (var literal in stated.AnyOf)
        {
            if (!Contains(condition, literal)) return false;
        }

        return true;
    }

    private static bool Contains(MatchModel condition, LiteralModel literal)
    {
        foreach (var candidate in condition.AnyOf)
        {
            if (candidate.Equals(literal)) return true;
        }

        return false;
    }
}
