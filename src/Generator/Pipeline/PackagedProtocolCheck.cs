using System.Collections.Immutable;
using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Emit;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Checks that a protocol whose schema is only lent exists in a referenced assembly, generated for the same runtime.</summary>
internal static class PackagedProtocolCheck
{
    public static void Check(ImmutableArray<InputSchema> schemas, Packages packages, List<DiagnosticRecord> records)
    {
        foreach (var schema in schemas)
        {
            if (schema.IsReference || schema.Schema.Document.Api?.Protocol is not { } name || !IsOnlyLent(name, schemas)) continue;
            if (packages.FindProtocol(name) is not { } protocol) Report(Descriptors.NoProtocolType, schema, records, name);
            else if (protocol.Abi != ProtocolEmitter.AbiNumber) Report(Descriptors.OtherAbi, schema, records, name, protocol.Assembly, Text(protocol.Abi), Text(ProtocolEmitter.AbiNumber));
        }
    }

    private static bool IsOnlyLent(string name, ImmutableArray<InputSchema> schemas)
    {
        var isLent = false;
        foreach (var schema in schemas)
        {
            if (schema.Schema.Document.Protocol?.Name != name) continue;
            if (!schema.IsReference) return false;
            isLent = true;
        }

        return isLent;
    }

    private static void Report(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, InputSchema schema, List<DiagnosticRecord> records, params string[] arguments)
    {
        foreach (var mark in schema.Schema.Positions.Marks)
        {
            if (mark.Kind == MarkKind.SpokenProtocol) records.Add(new DiagnosticRecord(descriptor.Id, mark.Span, new EquatableArray<string>(arguments)));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
