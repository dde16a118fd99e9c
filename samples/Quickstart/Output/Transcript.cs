using System.Globalization;
using Spectre.Console;

namespace Framewright.Samples.Quickstart.Output;

/// <summary>Prints what is done and what arrives, line by line. Safe to use from any thread.</summary>
internal sealed class Transcript(IAnsiConsole console, IAnsiConsole errors)
{
    private readonly Lock gate = new();

    /// <summary>A transcript on the terminal, in colours unless NO_COLOR is set or the output goes elsewhere.</summary>
    public static Transcript OnConsole() => new(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));

    /// <summary>A heading.</summary>
    public void Step(string text) => Write($"{Environment.NewLine}[bold]{Markup.Escape(text)}[/]");

    /// <summary>A call that was answered.</summary>
    public void Call(string who, string method, string text) => Write(who, "→", method, "green", text);

    /// <summary>An event that arrived.</summary>
    public void Event(string who, string stream, string text) => Write(who, "←", stream, "aqua", text);

    /// <summary>Something worth knowing.</summary>
    public void Note(string text) => Write($"[grey]{Markup.Escape(text)}[/]");

    /// <summary>Something that went wrong and was survived.</summary>
    public void Warn(string text) => Write($"[yellow]! {Markup.Escape(Printable.Line(text))}[/]");

    /// <summary>Why the program ends: one line on the error stream.</summary>
    public void Fail(string text)
    {
        lock (gate) errors.MarkupLine($"[red]{Markup.Escape(text.ReplaceLineEndings(" "))}[/]");
    }

    /// <summary>A table.</summary>
    public void Show(Table table)
    {
        lock (gate) console.Write(table);
    }

    /// <summary>Whether somebody sits at a terminal that questions can be asked on.</summary>
    public bool CanAsk => errors.Profile.Capabilities.Interactive;

    /// <summary>Asks for a text that is not shown while it is typed.</summary>
    public string AskForSecret(string question)
    {
        lock (gate) return errors.Prompt(new TextPrompt<string>($"{Markup.Escape(question)}:").Secret(null));
    }

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var created = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });

        // A file has no width: a line of the transcript stays a line.
        if (isRedirected) created.Profile.Width = 1000;
        return created;
    }

    private static string ColourOf(string who) => who switch { "alice" => "deepskyblue1", "bob" => "orange1", _ => "white" };

    private void Write(string who, string arrow, string what, string colour, string text) => Write(string.Create(
        CultureInfo.InvariantCulture,
        $"[grey]{DateTime.Now:HH:mm:ss.fff}[/]  [{ColourOf(who)}]{Markup.Escape(who),-6}[/] {arrow} [{colour}]{what,-16}[/] {Markup.Escape(Printable.Line(text))}"));

    private void Write(string markup)
    {
        lock (gate) console.MarkupLine(markup);
    }
}
