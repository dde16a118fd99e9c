using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Http;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that calls over HTTP send all their parameters, and that what they send has a text where it needs one.</summary>
internal sealed class HttpCheck(ApiSchema api, HttpValues values, ValidationReport report)
{
    public void Check()
    {
        foreach (var file in api.Files)
        {
            foreach (var method in file.Document.Api!.Methods)
            {
                if (method.Http is { } http) Check(file, method, http);
            }
        }
    }

    private void Check(SchemaFile file, MethodModel method, HttpModel http)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        http.Visit(use =>
        {
            var isNew = sent.Add(use.Name);
            if (isNew && values.Misfit(method, use) is { } misfit) report.Add(Descriptors.BadHttpValue, file.Find(MarkKind.HttpValue, method.Name + "/" + use.Name), use.Name, misfit);
        });
        if (sent.Contains("params")) return;
        foreach (var parameter in ParameterValues.Of(method.Parameters))
        {
            if (!sent.Contains(parameter.Name)) report.Add(Descriptors.UnsentParameter, file.Find(MarkKind.HttpValue, method.Name), method.Name, parameter.Name);
        }
    }
}
