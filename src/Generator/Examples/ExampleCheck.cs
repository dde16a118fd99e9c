using Framewright.Generator.Schema.Validation;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Examples;

/// <summary>Checks every example of a schema against what it is an example of.</summary>
internal static class ExampleCheck
{
    public static void Check(SchemaSet schemas, TargetVersions targets, ValidationReport report, CancellationToken cancellationToken)
    {
        foreach (var file in schemas.Protocols)
        {
            foreach (var placed in file.Examples)
            {
                if (ExampleText.Read(placed, report, cancellationToken) is not { } example) continue;
                foreach (var frame in file.Document.Protocol!.Frames)
                {
                    if (frame.Name == placed.Owner) new FrameCheck(example, file.Document.Protocol).Check(frame);
                }
            }
        }

        foreach (var api in schemas.Apis)
        {
            if (HasExamples(api)) new ApiExampleCheck(api, api.Protocol is { } name ? schemas.FindProtocol(name) : null, targets.Of(api.Name)).Check(report, cancellationToken);
        }
    }

    private static bool HasExamples(ApiSchema api)
    {
        foreach (var file in api.Files)
        {
            if (file.Examples.Count > 0) return true;
        }

        return false;
    }
}
