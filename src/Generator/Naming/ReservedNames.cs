namespace Framewright.Generator.Naming;

/// <summary>C# names that generated types use themselves, so that no member of a schema may bear them.</summary>
internal static class ReservedNames
{
    /// <summary>Members of every record and of its view.</summary>
    public static bool InObject(string name) => InAnyType(name) || name is "Clone" or "EqualityContract" or "PrintMembers" or "Deconstruct" or "IsPresent" or "ToRecord" or "Parse" or "Empty" or "KnownMembers" or "ReadMember" or "ReadElement" or "WriteMembers";

    /// <summary>Members of every union, of its cases and of its view.</summary>
    public static bool InUnion(string name) => InAnyType(name) || name is "Clone" or "EqualityContract" or "PrintMembers" or "Deconstruct" or "IsPresent" or "ToRecord" or "Parse" or "Empty" or "Unknown" or "CaseKind" or "CaseOf" or "Kind" or "Value" or "Raw" or "By";

    /// <summary>Members of every open enum.</summary>
    public static bool InEnum(string name) => InAnyType(name) || name is "Value" or "IsKnown" or "NameOf" or "PrintMembers" or "Deconstruct";

    /// <summary>Members of every class.</summary>
    public static bool InClass(string name) => name is "Equals" or "GetHashCode" or "GetType" or "ToString" or "MemberwiseClone" or "ReferenceEquals" or "Finalize";

    /// <summary>Members of every protocol: one of its own name cannot be.</summary>
    public static bool InProtocol(string name) => Array.IndexOf(ProtocolMembers, name) >= 0 || IsNumbered(name, "Capture") || IsNumbered(name, "Reason") || IsNumbered(name, "DelayWhen") || IsNumbered(name, "EndpointCapture") || name.StartsWith("WalkRoot", StringComparison.Ordinal) || InAnyType(name);

    private static readonly string[] ProtocolMembers =
    {
        "AnswerTo", "Bits", "CallsDependOnSession", "CancelsCalls", "Capture", "CaptureEndpoint", "Captured", "Captures", "ConfirmsSubscriptions", "Connect", "Endpoint", "EndpointError", "EndpointUrl",
        "ErrorCode", "ErrorDelay", "ErrorDetails", "ErrorMessage", "ErrorOf", "ErrorReason", "FailedCall", "FailureOf", "Fill", "ForgetSocket", "FrameSeparator", "Has", "HasFrameArrays", "HasTextBodies",
        "Heartbeat", "InFlightLimit", "IsShortTail", "IsTested", "KeepsSession", "KindName", "Name", "NeedsCredentials", "OnClose", "Opening", "OpeningSteps", "Pass", "Present", "Probes", "ReadDelay", "ReadError", "ReadHeader",
        "ReadReason", "ReadTail", "RefusesCredentials", "Rules", "SessionHeartbeat", "Then", "UnknownCall", "Walk", "WalkTail", "WriteAnswer", "WriteCall", "WriteCancel", "WriteCloseScope", "WriteOpenScope", "WritePing",
        "WriteSubscribe", "WriteTemplate", "WriteUnsubscribe", "WrongParameters",
    };

    private static bool IsNumbered(string name, string stem)
    {
        if (!name.StartsWith(stem, StringComparison.Ordinal)) return false;
        for (var i = stem.Length; i < name.Length; i++)
        {
            if (!char.IsDigit(name[i]) && name[i] != '_') return false;
        }

        return true;
    }

    /// <summary>Parameters that every generated method has.</summary>
    public static bool InSignature(string name) => name is "cancellationToken" or "handler" or "options" or "writer" or "buffer";

    private static bool InAnyType(string name) => InClass(name) || name is "Read" or "View" or "Record" or "Write";
}
