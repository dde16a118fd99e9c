using Framewright.Samples.Quickstart.Commands;

return await QuickstartCommand.Create().Parse(args).InvokeAsync();
