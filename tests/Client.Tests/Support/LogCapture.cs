using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Framewright.Client.Tests.Support;

/// <summary>Keeps everything that is logged, down to the finest level, with exceptions and all values.</summary>
internal sealed class LogCapture : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("This factory is its only provider.");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue($"{logLevel} {eventId.Name}: {formatter(state, exception)} {exception}");
        if (state is IEnumerable<KeyValuePair<string, object?>> values) lines.Enqueue(string.Join(", ", values));
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
