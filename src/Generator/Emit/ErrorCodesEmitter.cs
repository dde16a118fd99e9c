using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Emits the class of an api's error codes: a constant for each, and what to do about them.</summary>
internal static class ErrorCodesEmitter
{
    /// <summary>The full name of the method that gives advice.</summary>
    public static string Advice(ApiFacts facts) => $"{facts.FullName(ErrorsReader.ClassOf(facts.Api))}.{ErrorsReader.Method}";

    public static string Emit(ApiFacts facts, EquatableArray<ErrorModel> errors)
    {
        var writer = DocumentEmitter.Begin(facts, facts.Namespace);
        writer.Summary(null, $"The error codes of the {facts.Api} api: what the Code of an exception is compared with.");
        writer.Open($"{facts.Accessibility} static class {ErrorsReader.ClassOf(facts.Api)}");
        foreach (var error in errors)
        {
            writer.Summary(error.Doc, $"The error '{error.Code}'.");
            writer.Remarks($"On the wire: <c>{DocWriter.Escape(error.Code)}</c>.{(error.Advice is { } advice ? " " + DocWriter.Escape(advice) : "")}");
            writer.Line($"public const string {error.Name} = {CSharp.Literal(error.Code)};");
            writer.Line();
        }

        EmitAdvice(writer, errors);
        writer.Close();
        return writer.ToString();
    }

    private static void EmitAdvice(SourceWriter writer, EquatableArray<ErrorModel> errors)
    {
        writer.Summary(null, "What to do about an error; null when nothing is known. The exceptions of the client's calls have it already.");
        writer.Param("code", null, "The code as text.");
        writer.Line($"public static string? {ErrorsReader.Method}(string? code) => code switch");
        writer.OpenBlock();
        foreach (var error in errors)
        {
            if (error.Advice is { } advice) writer.Line($"{CSharp.Literal(error.Code)} => {CSharp.Literal(advice)},");
        }

        writer.Line("_ => null,");
        writer.Close(";");
    }
}
