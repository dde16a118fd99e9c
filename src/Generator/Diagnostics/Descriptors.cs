using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Diagnostics;

/// <summary>Every mistake that the generator reports. An id, once shipped, keeps its meaning.</summary>
internal static class Descriptors
{
    private const string Category = "Framewright";
    private const string Help = "https://github.com/framewright/framewright/blob/main/docs/diagnostics.md#";

    public static readonly DiagnosticDescriptor BrokenJson = Error("FW0001", "The schema is not JSON", "The schema is not JSON: {0}");
    public static readonly DiagnosticDescriptor DuplicateMember = Error("FW0002", "A member is written twice", "'{0}' is written twice in this object; remove one of them");
    public static readonly DiagnosticDescriptor UnknownMember = Error("FW0003", "The schema language has no such member", "'{0}' is not a member of {1}; {2}");
    public static readonly DiagnosticDescriptor MissingMember = Error("FW0004", "A member is missing", "{0} needs \"{1}\"; add {2}");
    public static readonly DiagnosticDescriptor WrongKind = Error("FW0005", "A value of another kind is expected", "{0} must be {1}");
    public static readonly DiagnosticDescriptor UnknownWord = Error("FW0006", "A word of a closed list is expected", "'{0}' is not {1}; {2}");
    public static readonly DiagnosticDescriptor BadPath = Error("FW0007", "A path cannot be read", "'{0}' is not a path; {1}");
    public static readonly DiagnosticDescriptor BadType = Error("FW0008", "A type cannot be read", "'{0}' is not a type; {1}");
    public static readonly DiagnosticDescriptor BadName = Error("FW0009", "A name cannot be used in C#", "'{0}' cannot be the C# name of {1}; {2}");
    public static readonly DiagnosticDescriptor UnknownType = Error("FW0010", "The api has no such type", "Api '{1}' has no type '{0}'; {2}");
    public static readonly DiagnosticDescriptor DuplicateDeclaration = Error("FW0011", "Something is declared twice", "{0} '{1}' is declared twice, here and in {2}; rename or remove one of them");
    public static readonly DiagnosticDescriptor NameCollision = Error("FW0012", "Two things get the same C# name", "The C# name '{0}' of {1} is taken by {2}; {3}");
    public static readonly DiagnosticDescriptor UnknownProtocol = Error("FW0013", "No schema declares the protocol", "No schema declares protocol '{0}'; {1}");
    public static readonly DiagnosticDescriptor NoProtocol = Error("FW0014", "The api names no protocol", "No document of api '{0}' names a protocol; add \"protocol\" to one of them");
    public static readonly DiagnosticDescriptor BadAuthentication = Error("FW0015", "The session cannot authenticate with this method", "'{0}' cannot authenticate the session: {1}");
    public static readonly DiagnosticDescriptor UnknownSessionMember = Error("FW0016", "A session's path names no member", "'{0}' is not in {1}; {2}");
    public static readonly DiagnosticDescriptor UnknownPlaceholder = Error("FW0017", "A placeholder stands for nothing", "'{0}' stands for nothing in {1}; {2}");
    public static readonly DiagnosticDescriptor UnknownTarget = Error("FW0018", "No such template or frame", "The protocol has no {0} '{1}'; {2}");
    public static readonly DiagnosticDescriptor IncompleteProtocol = Error("FW0019", "The protocol cannot do what the api needs", "Protocol '{0}' cannot {1}, which api '{2}' needs; add {3}");
    public static readonly DiagnosticDescriptor EndlessType = Error("FW0020", "A type can never be complete", "A '{0}' always contains another one through {1}; write a '?' behind one of these names or types, or make it an array");
    public static readonly DiagnosticDescriptor NoAnchor = Warning("FW0021", "No class is the api's client", "No class is the client of api '{0}'; write [RealtimeClient(\"{0}\")] public sealed partial class {0}Client;");
    public static readonly DiagnosticDescriptor UnknownApi = Error("FW0022", "No schema declares the api", "No schema declares api '{0}'; {1}");
    public static readonly DiagnosticDescriptor DuplicateAnchor = Error("FW0023", "Two classes are the client of one api", "Api '{0}' already has a client in {1}; remove [RealtimeClient] from one of the classes");
    public static readonly DiagnosticDescriptor BadText = Error("FW0024", "A text with placeholders cannot be read", "'{0}' is not a text with placeholders; {1}");
    public static readonly DiagnosticDescriptor Exclusive = Error("FW0025", "Two members exclude each other", "{0} has '{1}' and '{2}', which exclude each other; keep one of them");
    public static readonly DiagnosticDescriptor TwoProtocols = Error("FW0026", "An api speaks one protocol", "Api '{0}' speaks '{1}' in another document; write \"{1}\", or leave \"protocol\" out here");
    public static readonly DiagnosticDescriptor UnusedTemplate = Warning("FW0027", "Nothing sends the template", "Nothing sends '{0}'; name it in \"open\", \"heartbeat\" or an \"answer\", call it 'call', 'subscribe', 'unsubscribe' or 'cancel', or let methods be sent with it by writing {{name}}, {{params}} or a {{values.x}}");
    public static readonly DiagnosticDescriptor OptionalNotLast = Error("FW0028", "An optional value stands before a required one", "'{0}' may be left out, but '{1}' behind it may not; move optional values to the end or write '{0}' without '?'");
    public static readonly DiagnosticDescriptor NeverMatches = Error("FW0029", "The frame never matches", "Frame '{0}' never matches, because '{1}' before it takes all its frames; move it up or give it a condition of its own");
    public static readonly DiagnosticDescriptor NeverRouted = Error("FW0030", "No event reaches the stream", "Stream '{0}' is matched by {1}, but events of protocol '{2}' are routed by {3}; write {3} under \"route\"");
    public static readonly DiagnosticDescriptor ShortTopic = Error("FW0031", "A topic lacks a part", "The topic of '{0}' has no part for {1}, which protocol '{2}' sends; add {3}, or write {4} there");
    public static readonly DiagnosticDescriptor NoProtocolType = Error("FW0032", "No referenced assembly has the protocol", "Protocol '{0}' is lent by a schema, but no referenced assembly was generated from it; reference the package or project that owns it, or add its schema without Reference");
    public static readonly DiagnosticDescriptor OtherAbi = Error("FW0033", "The protocol was generated for another runtime", "Protocol '{0}' in '{1}' was generated for ABI {2}, and this generator speaks ABI {3}; use versions of the packages that belong together");
    public static readonly DiagnosticDescriptor TooManyPaths = Error("FW0034", "Too much tells the frames apart", "The frames are told apart by {0} paths and {1} conditions, and at most {2} and {3} fit into one walk over a frame; describe fewer kinds of frames, or tell them apart by one member");
    public static readonly DiagnosticDescriptor NotPartial = Error("FW0035", "The client class is not partial", "'{0}' is the client of an api, and the generator writes the rest of it; add 'partial'");
    public static readonly DiagnosticDescriptor BadClient = Error("FW0036", "This class cannot be a client", "'{0}' cannot be the client of an api: {1}");
    public static readonly DiagnosticDescriptor UnusedCredential = Warning("FW0040", "Nothing presents the credential", "Nothing presents the credential '{0}'; write {{{1}}} in a template or in \"connect\", or remove it");
    public static readonly DiagnosticDescriptor UnansweredCall = Error("FW0041", "The opening's call is never answered", "'{0}' is never answered as a call: {1}");
    public static readonly DiagnosticDescriptor BadHeader = Error("FW0042", "A header cannot be sent", "'{0}' cannot {1}; {2}");
    public static readonly DiagnosticDescriptor MissingValue = Error("FW0050", "A template's value is missing", "{0} has no value '{1}', which template '{2}' of protocol '{3}' sends; add \"{1}\" under its \"values\", or write {{values.{1}?}} in the template");
    public static readonly DiagnosticDescriptor UnusedValue = Error("FW0051", "Nothing sends a value", "{0} has a value '{1}' that template '{2}' does not send; {3}");
    public static readonly DiagnosticDescriptor SpreadWithoutNames = Error("FW0052", "Values without names cannot be spread", "{0} has parameters without names, and template '{1}' of protocol '{2}' spreads them over an object; write its \"params\" as an object");
    public static readonly DiagnosticDescriptor ReplyWithoutId = Error("FW0053", "No reply can name the call", "Method '{0}' waits for a reply, but template '{1}' of protocol '{2}' carries no {{id}} that one could name; write {{id}} in the template, or \"reply\": \"none\" when the server does not answer");
    public static readonly DiagnosticDescriptor UnsentParameter = Error("FW0054", "Nothing sends a parameter over HTTP", "Nothing in \"http\" of '{0}' sends its parameter '{1}'; write {{{1}}} into the address, \"query\", \"headers\" or \"body\", or write \"body\": \"{{params}}\"");
    public static readonly DiagnosticDescriptor OnlyOverHttp = Error("FW0055", "The method is only called over HTTP", "'{0}' is called over HTTP only, and here it has to be called over the socket; add \"call\" to it, or name another method");
    public static readonly DiagnosticDescriptor BadHttpValue = Error("FW0056", "A value cannot be sent over HTTP", "'{0}' cannot be sent over HTTP like this: {1}");
    public static readonly DiagnosticDescriptor MovesToHttp = Error("FW0057", "The method goes over HTTP from a version on", "'{0}' goes over HTTP from version {1} of the service on, and here it is called over the socket whatever the version; declare another method with the same \"call\" and without \"since\" in \"http\", and name that");
    public static readonly DiagnosticDescriptor UnknownScopeValue = Error("FW0060", "The protocol's scope has no such value", "'{0}' is not in the scope of protocol '{1}'; {2}");
    public static readonly DiagnosticDescriptor UnknownUse = Error("FW0061", "The api has no such method or stream", "Api '{0}' has no {1} '{2}'; {3}");
    public static readonly DiagnosticDescriptor UnfitArgument = Error("FW0062", "A call does not fit its method", "'{0}' cannot be called like this: {1}; {2}");
    public static readonly DiagnosticDescriptor UnresolvedPath = Error("FW0063", "A path leads nowhere", "'{0}' is not in {1}; {2}");
    public static readonly DiagnosticDescriptor UnfitPath = Error("FW0064", "A path leads to a value of another kind", "'{0}' does not fit here: {1}");
    public static readonly DiagnosticDescriptor UnfitWatch = Error("FW0065", "A topic cannot be watched", "'{0}' cannot be watched like this: {1}; {2}");
    public static readonly DiagnosticDescriptor SharedProbe = Error("FW0066", "A probe is the same for all topics", "'{0}' cannot be used by a probe, whose one call is made for all topics of the stream; use constants and \"{{since}}\", and say under \"is\" which topic is meant");
    public static readonly DiagnosticDescriptor UnfitConfirmation = Error("FW0067", "A call confirms with another result", "'{0}' cannot confirm '{1}': {2}; {3}");
    public static readonly DiagnosticDescriptor UnknownCodec = Error("FW0070", "The type does not travel in this way", "'{0}' is not a way in which a '{1}' travels; {2}");
    public static readonly DiagnosticDescriptor BadCase = Error("FW0071", "A type cannot be a case of the union", "Case '{0}' of union '{1}' cannot be read: {2}");
    public static readonly DiagnosticDescriptor UnwritableCase = Error("FW0072", "A case of a union cannot be sent", "Union '{0}' is sent, but its case '{1}' has no '{2}' to tell it apart; {3}");
    public static readonly DiagnosticDescriptor HalfCharacter = Error("FW0073", "A name holds half of a character", "The name holds half of a surrogate pair, which is no character and is never on the wire; write both halves, such as \\ud83d\\ude00, or the character itself");
    public static readonly DiagnosticDescriptor UnfitLazy = Error("FW0074", "A member cannot be lazy", "'{0}' cannot be lazy: {1}");
    public static readonly DiagnosticDescriptor NotLent = Error("FW0080", "The package's schemas are not here", "Api '{0}' is in '{1}', but its schemas did not come with the reference; reference the package or the project itself, or list its schemas with Reference=\"true\"");
    public static readonly DiagnosticDescriptor NoApiType = Error("FW0081", "No referenced assembly has the api", "Api '{0}' is lent by a schema, but no referenced assembly has its client; reference the package or project that owns it, or write a client class of your own");
    public static readonly DiagnosticDescriptor OtherApiAbi = Error("FW0082", "The api was generated for another runtime", "Api '{0}' in '{1}' {2} was generated for ABI {3}, and this generator speaks ABI {4}; use versions of the packages that belong together");
    public static readonly DiagnosticDescriptor OwnersPart = Error("FW0083", "Only the api's owner can say this", "\"{0}\" belongs to the client of api '{1}', which is in '{2}'; remove it here, or describe an api of your own");
    public static readonly DiagnosticDescriptor TakenByPackage = Error("FW0084", "The package has it already", "{0} '{1}' is already in api '{2}' of '{3}' {4}; remove it here, or give yours another name");
    public static readonly DiagnosticDescriptor OneWayType = Error("FW0085", "The package cannot do this with its type", "'{0}' needs '{1}' {2}, and '{3}' was generated to only have it {4}; use a type of your own, or ask its owner to set RealtimeApiExtensible");
    public static readonly DiagnosticDescriptor LeftOutType = Error("FW0086", "The package does not have the type", "Type '{0}' stands in a schema of api '{1}', but '{2}' {3} has no such public type; declare it here, or use a version that has it");
    public static readonly DiagnosticDescriptor HiddenType = Error("FW0087", "Something public shows something internal", "'{0}' is internal, because {1} has no Visibility=\"public\"; write that on its item too, or remove it from this one");
    public static readonly DiagnosticDescriptor UnknownVisibility = Error("FW0088", "A visibility is public or internal", "The item's Visibility is '{0}'; write \"public\" or \"internal\", or leave it out");
    public static readonly DiagnosticDescriptor PackagedUse = Error("FW0089", "An extension can only name its own", "'{0}' is a {1} of '{2}', and what is added here can only name methods and streams that are added too; declare one of another name with the same content, and name that");
    public static readonly DiagnosticDescriptor BadVersion = Error("FW0090", "A version cannot be read", "'{0}' is not a version; {1}");
    public static readonly DiagnosticDescriptor VersionOrder = Error("FW0091", "Versions are out of order", "{0} cannot be {1} {2}: {3}; put the versions in order");
    public static readonly DiagnosticDescriptor UnknownReplacement = Error("FW0092", "A replacement does not exist", "'{0}' cannot stand in for {1}: {2}");
    public static readonly DiagnosticDescriptor BadTargets = Error("FW0093", "A target cannot be met", "Targets=\"{0}\" cannot be met: {1}");
    public static readonly DiagnosticDescriptor LackedByTarget = Error("FW0094", "A targeted version lacks something that is needed", "{0} needs {1}, which {2} lacks: {3}; {4}");
    public static readonly DiagnosticDescriptor WrongExample = Error("FW0095", "An example is wrong", "The example of {0} is wrong: {1}");
    public static readonly DiagnosticDescriptor UnlistedValue = Warning("FW0096", "An example has a value that is not listed", "'{0}' is not listed in '{1}', so it is kept but not known; {2}");
    public static readonly DiagnosticDescriptor NoExamples = Error("FW0097", "A class cannot list examples", "'{0}' cannot list examples: {1}");

    private static readonly DiagnosticDescriptor[] All =
    {
        BrokenJson, DuplicateMember, UnknownMember, MissingMember, WrongKind, UnknownWord, BadPath, BadType, BadName, UnknownType,
        DuplicateDeclaration, NameCollision, UnknownProtocol, NoProtocol, BadAuthentication, UnknownSessionMember, UnknownPlaceholder,
        UnknownTarget, IncompleteProtocol, EndlessType, NoAnchor, UnknownApi, DuplicateAnchor, BadText, Exclusive, TwoProtocols,
        UnusedTemplate, OptionalNotLast, NeverMatches, NeverRouted, ShortTopic, NoProtocolType, OtherAbi, TooManyPaths, NotPartial,
        BadClient, UnusedCredential, UnansweredCall, BadHeader, MissingValue, UnusedValue, SpreadWithoutNames, ReplyWithoutId,
        UnsentParameter, OnlyOverHttp, BadHttpValue, MovesToHttp, UnknownScopeValue, UnknownUse, UnfitArgument, UnresolvedPath, UnfitPath,
        UnfitWatch, SharedProbe, UnfitConfirmation, UnknownCodec, BadCase, UnwritableCase, HalfCharacter, UnfitLazy, NotLent, NoApiType, OtherApiAbi, OwnersPart, TakenByPackage, OneWayType,
        LeftOutType, HiddenType, UnknownVisibility, PackagedUse, BadVersion, VersionOrder, UnknownReplacement, BadTargets,
        LackedByTarget, WrongExample, UnlistedValue, NoExamples,
    };

    public static DiagnosticDescriptor Find(string id)
    {
        foreach (var descriptor in All)
        {
            if (descriptor.Id == id) return descriptor;
        }

        throw new ArgumentOutOfRangeException(nameof(id), id, "No such diagnostic.");
    }

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity)
        => new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());
}
