using Framewright.Allocation;

// Without arguments: measures, prints, and fails when a limit is broken. With --serve: the server, in a process of its own, so that only the client is measured.
if (args is ["--serve"])
{
    await EventServer.RunAsync();
    return 0;
}

using var server = ChildServer.Start();
var report = new Report();
report.Add("parser: header, read, view members, tail", ParserPath.Measure(), Limit.Nothing);
await using (var path = await ClientPath.ConnectAsync(server.Address))
{
    await path.SubscribeViewAsync();
    report.Add("client: events to a view handler", await path.MeasureEventsAsync(), Limit.Nothing);
}

await using (var path = await ClientPath.ConnectAsync(server.Address))
{
    await path.SubscribeRecordAsync();
    report.Add("control: events to a record handler", await path.MeasureEventsAsync(), Limit.AtLeastOneObject);
}

await using (var path = await ClientPath.ConnectAsync(server.Address)) report.Add("client: calls, one after another", await path.MeasureCallsAsync(), Limit.None);
return report.Print();
