using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;
using Microsoft.AspNetCore.Http;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>The HTTP side of a workspace. Faults and limits know a route by its name, for example <c>chat.sendMessage</c>.</summary>
internal sealed class RestApi(Workspace workspace, MethodTable methods)
{
    private readonly IReadOnlyList<RestRoute> routes = AllRoutes.Create();

    public TrafficLog<RecordedRequest> Log { get; } = new(workspace.Options.RecordFrames, "request");

    /// <summary>Refuses requests before anybody looks at them.</summary>
    public RefusalGate Requests { get; } = new();

    /// <summary>Answers one request, or breaks its connection.</summary>
    public async Task HandleAsync(HttpContext context, CancellationToken stopped)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopped, context.RequestAborted);
        try
        {
            var input = await RestInput.ReadAsync(context, workspace.Options.TimeProvider, ending.Token).ConfigureAwait(false);
            Log.Add(input.Request);
            if (Requests.Refuses(context))
                return;
            if (await AnswerAsync(input, ending.Token).ConfigureAwait(false) is { } answer)
                await WriteAsync(context, answer, ending.Token).ConfigureAwait(false);
            else
                context.Abort();
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The client went, or the server stops: either way nobody waits for an answer.
            context.Abort();
        }
    }

    private static async Task WriteAsync(HttpContext context, RestAnswer answer, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        await response.Body.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The answer; null when the connection is to break.</summary>
    private async Task<RestAnswer?> AnswerAsync(RestInput input, CancellationToken cancellationToken)
    {
        if (Find(input.Request) is not var (route, path))
            return RestAnswer.Failure($"Unrecognized API endpoint: {input.Request.Path}", 404);
        RestAnswer? answer;
        TimeSpan delay;
        lock (workspace.Gate)
        {
            var faults = workspace.Faults;
            if (faults.AbortsBeforeHandling.Remove(route.Name))
                return null;
            var isLost = faults.TakeLost(route.Name);
            answer = isLost ? null : Run(route, new RestCaller(workspace, input.Request), input, path);
            if (faults.AbortsBeforeReply.Remove(route.Name))
                return null;
            isLost |= faults.Swallowed.Contains(route.Name);
            delay = isLost ? Timeout.InfiniteTimeSpan : faults.Delays.GetValueOrDefault(route.Name);
        }

        if (delay != TimeSpan.Zero)
            await Task.Delay(delay, workspace.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    private RestAnswer Run(RestRoute route, RestCaller caller, RestInput input, IReadOnlyDictionary<string, string> path)
    {
        try
        {
            if (workspace.Faults.TakeFailure(route.Name) is { } failure)
                return RestAnswer.Failure(failure);
            if (route.NeedsLogin && caller.User is null)
                return RestAnswer.Unauthorized();
            if (!input.IsWellFormed)
                return RestAnswer.Failure(new DdpError("invalid-params", "The body could not be read"));
            var limit = workspace.Requests.Http(caller, route.Name);
            if (limit is { IsExceeded: true })
                return limit.Refusal();
            if (route.NeedsSecondFactor)
                SecondFactor.Check(caller, []);
            var answer = route.Handle(new RestRequest(caller, methods, input, path));
            return limit is null ? answer : answer with { Headers = [.. answer.Headers, .. limit.Headers] };
        }
        catch (DdpException refused)
        {
            return RestAnswer.Failure(refused.Error);
        }
    }

    private (RestRoute Route, IReadOnlyDictionary<string, string> Path)? Find(RecordedRequest request)
    {
        foreach (var route in routes)
        {
            if (route.Verb == request.Verb && route.Match(request.Path) is { } path)
                return (route, path);
        }

        return null;
    }
}
