using System.Net;
using Framewright.Protocol;
using Framewright.RocketChat.Files;
using Framewright.Versions;

namespace Framewright.RocketChat;

/// <summary>Uploads and downloads of files. They go over HTTP, need a login and no live socket, and hold no more than a piece of a file in memory.</summary>
public static class RocketChatFiles
{
    private const string FilesPath = "/file-upload/";

    private static readonly ServiceVersion FirstWithStaging = ServiceVersion.Parse("8.0");

    /// <summary>Uploads a file and posts it to a room.</summary>
    /// <remarks>Servers from 8.0 on get it in two calls, older ones in one: <see cref="RealtimeConnection.ServiceVersion"/> decides, and one that is not known counts as new. A repeat after an error may leave the file on the server twice.</remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="file">The file, and what is said about it.</param>
    /// <param name="progress">Told of what was sent, piece by piece, on the thread that sends; null for nobody.</param>
    /// <param name="cancellationToken">Gives up; a file that was half sent is not posted.</param>
    /// <returns>The message that shows the file.</returns>
    /// <exception cref="ArgumentException">The file has no name, no media type, or cannot be read.</exception>
    /// <exception cref="CallException">The server refused: the file is too large or of a type that is not wanted, the room is unknown, or the user is not in it.</exception>
    /// <exception cref="CallTimeoutException">It took longer than <see cref="RealtimeOptions.AssetCallTimeout"/>.</exception>
    /// <exception cref="ConnectionLostException">The server was not reached, or broke off.</exception>
    /// <exception cref="AuthenticationException">Nobody is logged in.</exception>
    public static async ValueTask<Message> UploadFileAsync(this IRocketChatClient client, string roomId, FileUpload file, IProgress<FileProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(roomId);
        ArgumentNullException.ThrowIfNull(file);
        file.Validate();
        using var content = new FileContent(file, progress);
        using var form = new MultipartFormDataContent();
        try
        {
            if (client.Connection.ServiceVersion is { } version && version < FirstWithStaging)
            {
                AddText(form, "msg", file.Text);
                AddText(form, "description", file.Description);
                AddText(form, "tmid", file.ThreadId);
                form.Add(content, "file", file.Name);
                return await client.Connection.CallHttpAsync(FileCalls.Post(client, roomId, form), RequiredReply<MessageView, MessageView, Message>.Instance, cancellationToken).ConfigureAwait(false);
            }

            form.Add(content, "file", file.Name);
            var staged = await client.Connection.CallHttpAsync(FileCalls.Stage(client, roomId, form), RequiredReply<StagedFileView, StagedFileView, StagedFile>.Instance, cancellationToken).ConfigureAwait(false);
            return await client.ConfirmFileAsync(roomId, staged.Id, file.Text, file.Description, file.ThreadId, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionLostException)
        {
            content.ThrowFailure();
            throw;
        }
        catch (CallException refused) when (refused is { StatusCode: HttpStatusCode.RequestEntityTooLarge, Advice: null })
        {
            // What stands before the server has a limit of its own, and knows no codes.
            throw new CallException(refused.Method, refused.Error with { Advice = RocketChatErrors.AdviceFor(RocketChatErrors.FileTooLarge) }, refused.StatusCode);
        }
    }

    /// <summary>Downloads a file of a message.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="file">The file, as the message names it.</param>
    /// <param name="target">Gets the bytes, and is neither flushed nor disposed here.</param>
    /// <param name="progress">Told of what has arrived, piece by piece; null for nobody.</param>
    /// <param name="maxBytes">The most bytes that are wanted; null for any number.</param>
    /// <param name="cancellationToken">Gives up; what has arrived until then was written.</param>
    /// <returns>How many bytes the file has.</returns>
    /// <inheritdoc cref="DownloadFileAsync(IRocketChatClient,string,Stream,IProgress{FileProgress},long?,CancellationToken)" path="/exception"/>
    public static ValueTask<long> DownloadFileAsync(this IRocketChatClient client, MessageFile file, Stream target, IProgress<FileProgress>? progress = null, long? maxBytes = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        // The server finds it by its id; the name is for people and browsers.
        return client.DownloadFileAsync($"{FilesPath}{Uri.EscapeDataString(file.Id)}/{Uri.EscapeDataString(file.Name is { Length: > 0 } name ? name : "file")}", target, progress, maxBytes, cancellationToken);
    }

    /// <summary>Downloads a file by its link, as attachments carry them.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="link">The link: <c>/file-upload/…</c>, a path on the same server.</param>
    /// <param name="target">Gets the bytes, and is neither flushed nor disposed here.</param>
    /// <param name="progress">Told of what has arrived, piece by piece; null for nobody.</param>
    /// <param name="maxBytes">The most bytes that are wanted; null for any number.</param>
    /// <param name="cancellationToken">Gives up; what has arrived until then was written.</param>
    /// <returns>How many bytes the file has.</returns>
    /// <exception cref="ArgumentException">The link leads to another place than the server's files, where the user's token must not go.</exception>
    /// <exception cref="FileTooLargeException">The file has more bytes than are wanted. Nothing was written when the server announced its length, and no more than the limit otherwise.</exception>
    /// <exception cref="CallException">There is no such file, or the user may not see it.</exception>
    /// <exception cref="CallTimeoutException">It took longer than <see cref="RealtimeOptions.AssetCallTimeout"/>.</exception>
    /// <exception cref="ConnectionLostException">The server was not reached, or broke off.</exception>
    /// <exception cref="AuthenticationException">Nobody is logged in.</exception>
    public static ValueTask<long> DownloadFileAsync(this IRocketChatClient client, string link, Stream target, IProgress<FileProgress>? progress = null, long? maxBytes = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(link);
        ArgumentNullException.ThrowIfNull(target);
        if (maxBytes is { } limit) ArgumentOutOfRangeException.ThrowIfNegative(limit, nameof(maxBytes));
        var path = PathOf(link) ?? throw new ArgumentException($"Only files of the server itself are downloaded, by links that begin with {FilesPath}: the user's token must not go elsewhere. Use an HttpClient of your own for other addresses.", nameof(link));
        var received = 0L;
        return client.Connection.DownloadHttpAsync(FileCalls.Download(client, path), TakeAsync, cancellationToken);

        async ValueTask TakeAsync(ReadOnlyMemory<byte> piece, long? total, CancellationToken token)
        {
            if (maxBytes is { } most && (total > most || received + piece.Length > most)) throw new FileTooLargeException(most, total);
            await target.WriteAsync(piece, token).ConfigureAwait(false);
            received += piece.Length;
            progress?.Report(new FileProgress(received, total));
        }
    }

    /// <summary>The path of a link below the server's address; null when it is no file of the server. A server below a sub path writes that in front.</summary>
    private static string? PathOf(string link)
    {
        if (link[0] != '/' || link.StartsWith("//", StringComparison.Ordinal) || link.AsSpan().ContainsAny('?', '#', '\\')) return null;
        var start = link.IndexOf(FilesPath, StringComparison.Ordinal);
        if (start < 0) return null;
        var path = link[start..];
        return path.Split('/').Any(static part => Uri.UnescapeDataString(part) is "." or "..") ? null : path;
    }

    private static void AddText(MultipartFormDataContent form, string name, string? text)
    {
        if (text is not null) form.Add(new StringContent(text), name);
    }
}
