namespace Framewright.Benchmarks.Generation;

/// <summary>Writes what makes a message heavy: files, quotes, reports of a build server, previews of links.</summary>
internal sealed class AttachmentWriter(ChatWorld world, FrameWriter writer)
{
    private const int DeepestQuote = 2;
    private const int CardPairs = 32;

    private SeededRandom Random => world.Random;

    /// <summary>Writes <c>file</c> and <c>files</c> where there is an upload, and <c>attachments</c>.</summary>
    public void Write()
    {
        int mix = Random.Between(1, 100);
        UploadedFile? file = mix <= 40 ? NewFile() : null;
        if (file is not null)
        {
            writer.BeginObject("file");
            WriteFileMembers(file);
            writer.EndObject();
            writer.BeginArray("files");
            writer.BeginObject();
            WriteFileMembers(file);
            writer.EndObject();
            writer.EndArray();
        }

        writer.BeginArray("attachments");
        if (file is not null)
            WriteImage(file);
        if (mix > 30)
            WriteQuote(depth: 0);
        if (mix > 60)
            WriteReports();
        writer.EndArray();
    }

    /// <summary>Writes <c>attachments</c> with quotes and reports in turn.</summary>
    public void WriteCards()
    {
        writer.BeginArray("attachments");
        for (int i = 0; i < CardPairs; i++)
        {
            WriteQuote(depth: 0);
            WriteReport(Random.Between(100, 99_999));
        }

        writer.EndArray();
    }

    public void WriteLinkPreviews()
    {
        int count = Random.Between(1, 2);
        for (int i = 0; i < count; i++)
            WriteLinkPreview();
    }

    private UploadedFile NewFile() => new(world.NewId(), $"Screenshot {Random.Between(1, 9_999)}.png", Random.Between(1_000, 5_000_000));

    private void WriteFileMembers(UploadedFile file)
    {
        writer.Member("_id", file.Id);
        writer.Member("name", file.Name);
        writer.Member("type", "image/png");
        writer.Member("size", file.Size);
        writer.Member("format", "png");
    }

    private void WriteImage(UploadedFile file)
    {
        writer.BeginObject();
        writer.Member("ts", "1970-01-01T00:00:00.000Z");
        writer.Member("title", file.Name);
        writer.Member("title_link", file.Path);
        writer.Member("title_link_download", true);
        writer.BeginObject("image_dimensions");
        writer.Member("width", Random.Between(100, 3_000));
        writer.Member("height", Random.Between(100, 2_000));
        writer.EndObject();
        writer.Member("image_preview", world.Base64(Random.Between(300, 900)));
        writer.Member("image_url", file.Path);
        writer.Member("image_type", "image/png");
        writer.Member("image_size", file.Size);
        writer.Member("type", "file");
        writer.Member("description", world.Words(0, 8));
        writer.EndObject();
    }

    private void WriteQuote(int depth)
    {
        ChatUser author = world.AnyUser();
        MessageText text = MessageText.Plain(world, 5, 40);
        writer.BeginObject();
        writer.Member("text", text.ToString());
        text.WriteMarkdown(writer);
        writer.Member("message_link", $"https://chat.example.com/channel/general?msg={world.NewId()}");
        writer.Member("author_name", author.Username);
        writer.Member("author_icon", $"/avatar/{author.Username}");
        writer.BeginArray("attachments");
        if (depth < DeepestQuote && Random.Chance(35))
            WriteQuote(depth + 1);
        writer.EndArray();
        writer.Date("ts", world.NextMoment());
        writer.EndObject();
    }

    private void WriteReports()
    {
        int count = Random.Between(1, 4);
        for (int i = 0; i < count; i++)
            WriteReport(Random.Between(100, 99_999));
    }

    private void WriteReport(int build)
    {
        writer.BeginObject();
        writer.Member("color", Random.Pick(Vocabulary.Colors));
        writer.Member("title", $"Build #{build} {(Random.Chance(50) ? "passed" : "failed")}");
        writer.Member("title_link", $"https://ci.example.com/job/main/{build}/");
        writer.Member("text", world.Words(10, 60));
        writer.Member("author_name", "ci");
        writer.Member("author_icon", "https://ci.example.com/icon.png");
        writer.Member("collapsed", false);
        writer.BeginArray("fields");
        int fields = Random.Between(2, 8);
        for (int i = 0; i < fields; i++)
            WriteField();
        writer.EndArray();
        writer.EndObject();
    }

    private void WriteField()
    {
        writer.BeginObject();
        writer.Member("short", true);
        writer.Member("title", world.Words(1, 2));
        writer.Member("value", world.Words(1, 6));
        writer.EndObject();
    }

    private void WriteLinkPreview()
    {
        writer.BeginObject();
        writer.Member("url", $"https://www.example.com/articles/{world.NewId()}?utm={Random.Between(1, 99_999)}");
        writer.BeginObject("meta");
        writer.Member("pageTitle", world.Words(4, 10));
        writer.Member("description", world.Words(10, 30));
        writer.Member("ogTitle", world.Words(4, 10));
        writer.Member("ogImage", $"https://cdn.example.com/{world.NewId()}.jpg");
        writer.Member("ogDescription", world.Words(10, 40));
        writer.Member("ogUrl", $"https://www.example.com/{world.NewId()}");
        writer.Member("twitterCard", "summary_large_image");
        writer.EndObject();
        writer.BeginObject("headers");
        writer.Member("contentType", "text/html; charset=utf-8");
        writer.EndObject();
        WriteParsedUrl();
        writer.EndObject();
    }

    private void WriteParsedUrl()
    {
        writer.BeginObject("parsedUrl");
        writer.Member("host", "www.example.com");
        writer.Member("hash", null);
        writer.Member("pathname", "/articles");
        writer.Member("protocol", "https:");
        writer.Member("port", null);
        writer.Member("query", "utm=1");
        writer.Member("search", "?utm=1");
        writer.Member("hostname", "www.example.com");
        writer.EndObject();
    }
}
