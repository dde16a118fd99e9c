using Framewright.Benchmarks.Report.Charts;
using Framewright.Benchmarks.Report.Pages;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report;

/// <summary>Runs the ratio runs, one after the other, and writes tables and charts. What is written belongs to one and the same run.</summary>
internal sealed class Regeneration(Repository repository, MachineFacts machine, TextWriter log)
{
    public async Task ParsingAsync()
    {
        RatioOutput output = await RunAsync("Parsing");
        Write("parsing.md", ParsingPage.Write(output, machine));
        Write("parsing.svg", BarChartWriter.Write(ParsingPage.Chart(output, machine)));
        Mark("parsing goals", $"{ParsingPage.RatioTable(output)}\nRouting an event that nobody wants: {Numbers.WithGoal(output.Number("parse.route.ns"), Goals.Of("parse.route.ns"), Numbers.Tenths)} ns. {Goals.Count(output)}");
    }

    public async Task EndToEndAsync()
    {
        RatioOutput output = await RunAsync("EndToEnd");
        Write("end-to-end.md", EndToEndPage.Write(output, machine));
        Write("end-to-end.svg", BarChartWriter.Write(EndToEndPage.Chart(output, machine)));
        Write("calls.svg", BarChartWriter.Write(EndToEndPage.CallChart(output, machine)));
        Mark("end-to-end goals", $"{EndToEndPage.RatioTable(output)}\n{Goals.Count(output)}");
    }

    public async Task GeneratorAsync()
    {
        RatioOutput output = await RunAsync("Generator");
        Write("generator.md", GeneratorPage.Write(output, machine));
        Write("generator.svg", BarChartWriter.Write(GeneratorPage.Chart(output, machine)));
    }

    private async Task<RatioOutput> RunAsync(string project)
    {
        log.WriteLine($"benchmarks/{project} -- ratios …");
        return await RatioProcess.RunAsync(repository.Root, project);
    }

    private void Write(string file, string content)
    {
        File.WriteAllText(Path.Combine(repository.Results, file), content);
        log.WriteLine($"wrote benchmarks/results/{file}");
    }

    private void Mark(string part, string content)
    {
        File.WriteAllText(repository.PerformancePage, MarkedPart.Replace(File.ReadAllText(repository.PerformancePage), part, $"{machine.ToLine("benchmarks/regenerate.sh")}\n\n{content}"));
        log.WriteLine($"wrote the {part} of docs/performance.md");
    }
}
