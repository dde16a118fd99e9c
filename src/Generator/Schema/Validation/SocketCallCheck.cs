using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that a method which sessions call by themselves is one of the socket, whatever the service's version.</summary>
internal static class SocketCallCheck
{
    /// <summary>Whether it is; reported when not.</summary>
    public static bool Check(MethodModel method, SourceSpan? at, ValidationReport report)
    {
        if (!method.HasCall) report.Add(Descriptors.OnlyOverHttp, at, method.Name);
        else if (method.Http?.Since is { } since) report.Add(Descriptors.MovesToHttp, at, method.Name, since);
        else return true;
        return false;
    }
}
