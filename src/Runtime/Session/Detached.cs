namespace Framewright.Session;

/// <summary>Starts loops that outlive whoever starts them: nothing of the starter's context (another handler's mark, a request's scope) flows into them.</summary>
internal static class Detached
{
    public static Task Run(Func<Task> loop)
    {
        if (ExecutionContext.IsFlowSuppressed()) return Task.Run(loop);
        using (ExecutionContext.SuppressFlow()) return Task.Run(loop);
    }
}
