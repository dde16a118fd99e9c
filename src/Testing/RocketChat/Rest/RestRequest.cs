using System.Globalization;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>One request as its route sees it.</summary>
internal sealed class RestRequest(RestCaller caller, MethodTable methods, RestInput input, IReadOnlyDictionary<string, string> path)
{
    public RestCaller Caller => caller;

    public Workspace Workspace => caller.Workspace;

    public MethodTable Methods => methods;

    /// <summary>The members of the body; empty when it has none.</summary>
    public JsonObject Body => input.Members;

    public IReadOnlyList<RestFile> Files => input.Files;

    /// <summary>The caller, of a route that needs a login.</summary>
    public TestUser User => caller.User ?? throw new InvalidOperationException("The route lets nobody in without a login.");

    public string InPath(string name) => path[name];

    public string? InQuery(string name) => input.Query(name).FirstOrDefault();

    /// <summary>All values of a query's member, which may be repeated, with or without brackets, or hold commas.</summary>
    public IReadOnlyList<string> AllInQuery(string name) =>
        [.. input.Query(name).Concat(input.Query(name + "[]")).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries))];

    public int InQuery(string name, int absent) =>
        InQuery(name) is not { } text ? absent
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new DdpException(new DdpError("invalid-params", $"must be a number: {name}"));

    /// <summary>A date of the query, as the realtime side writes it; null when it is not there.</summary>
    public JsonObject? DateInQuery(string name) => InQuery(name) is { } text ? RestJson.ToDate(text, name) : null;

    public string Required(string name) => Body[name].Text() ?? throw Missing(name);

    public string RequiredInQuery(string name) => InQuery(name) is { Length: > 0 } text ? text : throw Missing(name);

    /// <summary>Runs a method of the realtime side as this caller, as a part of the answer: no limit, fault or version stands in its way.</summary>
    /// <exception cref="DdpException">The method refuses.</exception>
    public JsonNode? Call(string method, params JsonNode?[] parameters) => methods.RunPlain(caller, method, new JsonArray(parameters)).Value?.DeepClone();

    public static DdpException Missing(string name) => new(new DdpError("invalid-params", $"must have required property '{name}'"));
}
