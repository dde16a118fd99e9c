using Framewright.RocketChat;
using Microsoft.Extensions.Options;

namespace Framewright.Hosting;

/// <summary>Checks the options when the host starts. What it says names settings, never their values.</summary>
internal sealed class RocketChatHostOptionsCheck : IValidateOptions<RocketChatHostOptions>
{
    public ValidateOptionsResult Validate(string? name, RocketChatHostOptions options)
    {
        var faults = new List<string>();
        if (options.Server is not { } server) faults.Add("Set Server, for example to https://chat.example.com.");
        else if (!IsAddress(server)) faults.Add("Server has to be a whole address that begins with https, http, wss or ws.");

        var kinds = (IsSet(options.Password) ? 1 : 0) + (IsSet(options.Token) ? 1 : 0) + (options.Credentials is null ? 0 : 1);
        if (kinds == 0) faults.Add("Set Password, Token or Credentials.");
        else if (kinds > 1) faults.Add("Set only one of Password, Token and Credentials.");
        if (IsSet(options.Password) && !IsSet(options.Username)) faults.Add("Set Username: a password is somebody's.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsSet(string? value) => !string.IsNullOrEmpty(value);

    private static bool IsAddress(Uri server)
    {
        try
        {
            RocketChatEndpoint.Of(server);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
