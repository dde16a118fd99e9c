using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Checks that what tells a protocol's frames apart fits into one walk: its paths and its conditions are bits of a 64-bit word.</summary>
internal static class HeaderLimits
{
    /// <summary>One bit is kept for "read to the end".</summary>
    private const int MostPaths = 63;

    private const int MostConditions = 64;

    public static void Check(SchemaContext context, JsonSyntax frames, List<FrameModel> models)
    {
        var paths = new HashSet<SchemaPath>();
        var conditions = new HashSet<MatchModel>();
        foreach (var frame in models)
        {
            foreach (var match in frame.Match)
            {
                conditions.Add(match);
                paths.Add(match.Path);
            }

            foreach (var path in frame.Route) paths.Add(path);
            if (frame.Scope is not null) paths.Add(frame.Scope);
            if (frame.Id is not null) paths.Add(frame.Id);
            if (frame.CalledName is not null) paths.Add(frame.CalledName);
            if (frame.Body is not null) paths.Add(frame.Body);
            if (frame.Error is not null) paths.Add(frame.Error);
        }

        if (paths.Count > MostPaths || conditions.Count > MostConditions)
        {
            context.Report(Descriptors.TooManyPaths, (frames.Start, 1), Text(paths.Count), Text(conditions.Count), Text(MostPaths), Text(MostConditions));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
