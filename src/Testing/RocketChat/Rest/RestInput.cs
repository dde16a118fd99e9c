using System.Text.Json.Nodes;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Ddp;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>What a request brings: the query, the members of a JSON body or of a form, and files.</summary>
internal sealed class RestInput
{
    private readonly Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query;

    private RestInput(RecordedRequest request)
    {
        Request = request;
        query = QueryHelpers.ParseQuery(request.Query);
    }

    public RecordedRequest Request { get; }

    public JsonObject Members { get; private set; } = [];

    public IReadOnlyList<RestFile> Files { get; private set; } = [];

    /// <summary>Whether the body could be read.</summary>
    public bool IsWellFormed { get; private set; } = true;

    public IEnumerable<string> Query(string name) => query.TryGetValue(name, out var values) ? values.OfType<string>() : [];

    public static async Task<RestInput> ReadAsync(HttpContext context, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var input = new RestInput(new RecordedRequest(
            context.Request.Method, context.Request.Path.Value ?? "/", context.Request.QueryString.Value ?? "", headers, body.ToArray(), timeProvider.GetUtcNow()));
        if (context.Request.ContentType is { } type && MediaTypeHeaderValue.TryParse(type, out var media) && media.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            await input.ReadFormAsync(HeaderUtilities.RemoveQuotes(media.Boundary).ToString(), cancellationToken).ConfigureAwait(false);
        else if (body.Length > 0)
            input.ReadJson();
        return input;
    }

    private void ReadJson()
    {
        IsWellFormed = WireText.TryRead(Request.Body.Span, out var node) && node is JsonObject;
        Members = node as JsonObject ?? [];
    }

    private async Task ReadFormAsync(string boundary, CancellationToken cancellationToken)
    {
        var files = new List<RestFile>();
        try
        {
            using var body = new MemoryStream(Request.Body.ToArray());
            var reader = new MultipartReader(boundary, body);
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
            {
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    continue;
                if (disposition.IsFileDisposition())
                    files.Add(new RestFile(FileName(disposition), section.ContentType ?? "application/octet-stream", content.ToArray()));
                else
                    Members[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = System.Text.Encoding.UTF8.GetString(content.ToArray());
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // A form that breaks off is answered as one that cannot be read.
            IsWellFormed = false;
        }

        Files = files;
    }

    private static string FileName(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
}
