using System.CommandLine;

namespace Framewright.Samples.Quickstart.Commands;

/// <summary>The options of the command line, with the environment behind them.</summary>
internal sealed class WatchArguments
{
    private readonly Option<string?> server = new("--server", "-s") { Description = "The server to watch, such as https://chat.example.com.", HelpName = "address" };
    private readonly Option<string?> user = new("--user", "-u") { Description = "The user's name or e-mail address.", HelpName = "name" };
    private readonly Option<string?> token = new("--token") { Description = "A personal access token, or one of an earlier login, instead of a password.", HelpName = "token" };
    private readonly Option<string[]> rooms = new("--room", "-r") { Description = "A room to watch, by name or id; may be repeated. All of the user's rooms when left out.", HelpName = "name", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> allowInsecure = new("--allow-insecure") { Description = "Sends credentials over plain ws:// to another machine." };

    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(user);
        command.Add(token);
        command.Add(rooms);
        command.Add(allowInsecure);
    }

    public WatchRequest Read(ParseResult parsed) => new()
    {
        Server = Or(parsed.GetValue(server), "FRAMEWRIGHT_SERVER"),
        User = Or(parsed.GetValue(user), "FRAMEWRIGHT_USER"),
        Token = Or(parsed.GetValue(token), "FRAMEWRIGHT_TOKEN"),
        Password = Or(null, "FRAMEWRIGHT_PASSWORD"),
        Rooms = parsed.GetValue(rooms) ?? [],
        AllowInsecure = parsed.GetValue(allowInsecure),
        NamesNoServerButNeedsOne = parsed.GetResult(user) is not null || parsed.GetResult(token) is not null || parsed.GetResult(rooms) is not null,
    };

    private static string? Or(string? given, string variable)
    {
        var value = given ?? Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
