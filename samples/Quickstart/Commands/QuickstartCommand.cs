using System.CommandLine;
using Framewright.Samples.Quickstart.Conversation;
using Framewright.Samples.Quickstart.Output;
using Framewright.Samples.Quickstart.Watching;

namespace Framewright.Samples.Quickstart.Commands;

/// <summary>The command line: without a server it plays a conversation, with one it watches.</summary>
internal static class QuickstartCommand
{
    private const string Description =
        """
        Shows Framewright's Rocket.Chat client at work.

        Without a server, two clients talk over a server inside this process; nothing else is needed.
        With one (--server or FRAMEWRIGHT_SERVER), logs in there and prints what happens until Ctrl+C.

        Environment variables:
          FRAMEWRIGHT_SERVER    as --server
          FRAMEWRIGHT_USER      as --user
          FRAMEWRIGHT_TOKEN     as --token, and better, because other users of this machine can see arguments
          FRAMEWRIGHT_PASSWORD  the password; asked for when neither it nor a token is there
          NO_COLOR              prints without colours

        Exit code: 0 when all went well or Ctrl+C ended it, 1 otherwise.
        """;

    public static RootCommand Create()
    {
        var arguments = new WatchArguments();
        var command = new RootCommand(Description);
        arguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(arguments.Read(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(WatchRequest request, CancellationToken cancellationToken)
    {
        var transcript = Transcript.OnConsole();
        try
        {
            if (request.Server is null && request.NamesNoServerButNeedsOne) throw new UsageException("Say which server: --server https://chat.example.com. Without any argument a server is started here.");
            if (request.Server is null) await new ConversationScript(transcript).RunAsync(cancellationToken);
            else await new Watcher(WatchSettings.From(request, transcript), transcript).RunAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            transcript.Note("Stopped.");
            return 0;
        }
        catch (Exception error) when (error is RealtimeException or RocketChat.RoomLookupException or MissingEventException or UsageException)
        {
            transcript.Fail(error.Message);
            return 1;
        }
    }
}
