using System.Text.Json;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Parsing;

/// <summary>A message and all that it is made of, as the schema describes it, told a second time by hand.</summary>
internal static class MessageShape
{
    private static readonly ObjectShape<UserReference> User = new ObjectShape<UserReference>()
        .Required("_id", Shapes.Text, user => user.Id)
        .With("username", Shapes.Text, user => user.Username)
        .With("name", Shapes.Text, user => user.Name);

    private static readonly ObjectShape<Mention> Mention = new ObjectShape<Mention>()
        .With("_id", Shapes.Text, mention => mention.Id)
        .With("username", Shapes.Text, mention => mention.Username)
        .With("name", Shapes.Text, mention => mention.Name)
        .With("fname", Shapes.Text, mention => mention.DisplayName)
        .With("type", Shapes.Enum<MentionKind>(kind => kind.Value), mention => mention.Kind);

    private static readonly ObjectShape<RoomReference> Room = new ObjectShape<RoomReference>()
        .With("_id", Shapes.Text, room => room.Id)
        .With("name", Shapes.Text, room => room.Name)
        .With("fname", Shapes.Text, room => room.DisplayName);

    private static readonly ObjectShape<Reaction> Reaction = new ObjectShape<Reaction>()
        .Required("usernames", Shapes.ListOf(Shapes.Text), reaction => reaction.Usernames)
        .With("names", Shapes.ListOf(Shapes.Text), reaction => reaction.Names);

    private static readonly ObjectShape<StarReference> Star = new ObjectShape<StarReference>()
        .Required("_id", Shapes.Text, star => star.UserId);

    private static readonly ObjectShape<MessageUrlHeaders> UrlHeaders = new ObjectShape<MessageUrlHeaders>()
        .With("contentLength", Shapes.Text, headers => headers.ContentLength)
        .With("contentType", Shapes.Text, headers => headers.ContentType);

    private static readonly ObjectShape<MessageUrlParts> UrlParts = new ObjectShape<MessageUrlParts>()
        .With("protocol", Shapes.Text, url => url.Protocol)
        .With("host", Shapes.Text, url => url.Host)
        .With("hostname", Shapes.Text, url => url.HostName)
        .With("port", Shapes.Text, url => url.Port)
        .With("pathname", Shapes.Text, url => url.Path)
        .With("search", Shapes.Text, url => url.Search)
        .With("query", Shapes.Text, url => url.Query)
        .With("hash", Shapes.Text, url => url.Fragment);

    private static readonly ObjectShape<MessageUrl> Url = new ObjectShape<MessageUrl>()
        .Required("url", Shapes.Text, url => url.Url)
        .With("source", Shapes.Text, url => url.Source)
        .Lazy("meta", Shapes.MapOf<JsonElement>(Shapes.Json), url => url.Meta)
        .Lazy("headers", UrlHeaders, url => url.Headers)
        .With("ignoreParse", Shapes.Boolean, url => url.IsPreviewSuppressed)
        .Lazy("parsedUrl", UrlParts, url => url.Parts);

    private static readonly ObjectShape<MessageFile> File = new ObjectShape<MessageFile>()
        .Required("_id", Shapes.Text, file => file.Id)
        .With("name", Shapes.Text, file => file.Name)
        .With("type", Shapes.Text, file => file.ContentType)
        .With("size", Shapes.Int64, file => file.Size)
        .With("format", Shapes.Text, file => file.Format)
        .With("typeGroup", Shapes.Text, file => file.TypeGroup);

    private static readonly ObjectShape<ImageDimensions> Dimensions = new ObjectShape<ImageDimensions>()
        .With("width", Shapes.Double, size => size.Width)
        .With("height", Shapes.Double, size => size.Height);

    private static readonly ObjectShape<AttachmentField> Field = new ObjectShape<AttachmentField>()
        .With("title", Shapes.Text, field => field.Title)
        .With("value", Shapes.Json, field => field.Value)
        .With("short", Shapes.Boolean, field => field.IsShort);

    private static readonly ObjectShape<MessageAttachmentAction> Action = new ObjectShape<MessageAttachmentAction>()
        .With("type", Shapes.Text, action => action.Type)
        .With("text", Shapes.Text, action => action.Text)
        .Lazy("md", Shapes.ListOf(MarkdownShape.Block), action => action.Markdown)
        .With("msg", Shapes.Text, action => action.Message)
        .With("msgId", Shapes.Text, action => action.MessageId)
        .With("msg_in_chat_window", Shapes.Boolean, action => action.IsMessageInRoom)
        .With("msg_processing_type", Shapes.Enum<ActionReply>(reply => reply.Value), action => action.Reply)
        .With("url", Shapes.Text, action => action.Url)
        .With("image_url", Shapes.Text, action => action.ImageUrl)
        .With("is_webview", Shapes.Boolean, action => action.IsWebview);

    private static readonly ObjectShape<EncryptedContent> Content = new ObjectShape<EncryptedContent>()
        .With("algorithm", Shapes.Text, content => content.Algorithm)
        .With("ciphertext", Shapes.Text, content => content.Ciphertext)
        .With("iv", Shapes.Text, content => content.InitializationVector)
        .With("kid", Shapes.Text, content => content.KeyId);

    private static readonly ObjectShape<GeoPoint> Place = new ObjectShape<GeoPoint>()
        .With("type", Shapes.Text, place => place.Type)
        .With("coordinates", Shapes.ListOf(Shapes.Double), place => place.Coordinates);

    public static ObjectShape<Message> Instance { get; } = new ObjectShape<Message>()
        .Required("_id", Shapes.Text, message => message.Id)
        .Required("rid", Shapes.Text, message => message.RoomId)
        .Required("msg", Shapes.Text, message => message.Text)
        .Required("ts", Shapes.Date, message => message.Timestamp)
        .Required("u", User, message => message.Sender)
        .Required("_updatedAt", Shapes.Date, message => message.UpdatedAt)
        .With("t", Shapes.Enum<MessageKind>(kind => kind.Value), message => message.Kind)
        .With("tmid", Shapes.Text, message => message.ThreadId)
        .With("tshow", Shapes.Boolean, message => message.IsShownInRoom)
        .With("tcount", Shapes.Int32, message => message.ThreadReplyCount)
        .With("tlm", Shapes.Date, message => message.ThreadLastReplyAt)
        .With("replies", Shapes.ListOf(Shapes.Text), message => message.ThreadParticipantIds)
        .With("drid", Shapes.Text, message => message.DiscussionId)
        .With("alias", Shapes.Text, message => message.Alias)
        .With("avatar", Shapes.Text, message => message.Avatar)
        .With("emoji", Shapes.Text, message => message.Emoji)
        .With("groupable", Shapes.Boolean, message => message.IsGroupable)
        .With("editedAt", Shapes.Date, message => message.EditedAt)
        .With("editedBy", User, message => message.EditedBy)
        .With("mentions", Shapes.ListOf(Mention), message => message.Mentions)
        .With("channels", Shapes.ListOf(Room), message => message.Channels)
        .With("reactions", Shapes.MapOf<Reaction>(Reaction), message => message.Reactions)
        .With("starred", Shapes.ListOf(Star), message => message.StarredBy)
        .With("pinned", Shapes.Boolean, message => message.IsPinned)
        .With("pinnedAt", Shapes.Date, message => message.PinnedAt)
        .With("pinnedBy", User, message => message.PinnedBy)
        .With("urls", Shapes.ListOf(Url), message => message.Urls)
        .With("file", File, message => message.File)
        .With("files", Shapes.ListOf(File), message => message.Files)
        .With("attachments", Shapes.ListOf(Attachment()), message => message.Attachments)
        .With("unread", Shapes.Boolean, message => message.IsUnread)
        .With("private", Shapes.Boolean, message => message.IsPrivate)
        .Lazy("md", Shapes.ListOf(MarkdownShape.Block), message => message.Markdown)
        .With("dcount", Shapes.Int32, message => message.DiscussionMessageCount)
        .With("dlm", Shapes.Date, message => message.DiscussionLastMessageAt)
        .With("translations", Shapes.MapOf<string>(Shapes.Text), message => message.Translations)
        .With("translationProvider", Shapes.Text, message => message.TranslationProvider)
        .With("customFields", Shapes.MapOf<JsonElement>(Shapes.Json), message => message.CustomFields)
        .With("bot", Shapes.Json, message => message.Bot)
        .With("content", Content, message => message.Content)
        .With("e2e", Shapes.Enum<EncryptionState>(state => state.Value), message => message.EncryptionState)
        .With("location", Place, message => message.Location)
        .With("role", Shapes.Text, message => message.Role)
        .With("html", Shapes.Text, message => message.Html)
        .With("comment", Shapes.Text, message => message.Comment)
        .With("imported", Shapes.Boolean, message => message.IsImported)
        .With("_hidden", Shapes.Boolean, message => message.IsHidden)
        .With("sentByEmail", Shapes.Boolean, message => message.IsSentByEmail);

    private static ObjectShape<Attachment> Attachment()
    {
        var shape = new ObjectShape<Attachment>()
            .With("id", Shapes.Text, card => card.Id)
            .With("type", Shapes.Text, card => card.Type)
            .With("title", Shapes.Text, card => card.Title)
            .With("title_link", Shapes.Text, card => card.TitleLink)
            .With("title_link_download", Shapes.Boolean, card => card.IsTitleLinkDownload)
            .With("text", Shapes.Text, card => card.Text)
            .With("description", Shapes.Text, card => card.Description)
            .With("pretext", Shapes.Text, card => card.Pretext)
            .With("ts", Shapes.Json, card => card.Timestamp)
            .With("collapsed", Shapes.Boolean, card => card.IsCollapsed)
            .With("color", Shapes.Text, card => card.Color)
            .With("author_name", Shapes.Text, card => card.AuthorName)
            .With("author_link", Shapes.Text, card => card.AuthorLink)
            .With("author_icon", Shapes.Text, card => card.AuthorIcon)
            .With("message_link", Shapes.Text, card => card.MessageLink)
            .With("thumb_url", Shapes.Text, card => card.ThumbnailUrl)
            .With("image_url", Shapes.Text, card => card.ImageUrl)
            .With("image_type", Shapes.Text, card => card.ImageType)
            .With("image_size", Shapes.Int64, card => card.ImageSize)
            .With("image_preview", Shapes.Text, card => card.ImagePreview)
            .With("image_alt", Shapes.Text, card => card.ImageText)
            .With("image_dimensions", Dimensions, card => card.ImageDimensions)
            .With("audio_url", Shapes.Text, card => card.AudioUrl)
            .With("audio_type", Shapes.Text, card => card.AudioType)
            .With("audio_size", Shapes.Int64, card => card.AudioSize)
            .With("video_url", Shapes.Text, card => card.VideoUrl)
            .With("video_type", Shapes.Text, card => card.VideoType)
            .With("video_size", Shapes.Int64, card => card.VideoSize)
            .With("size", Shapes.Int64, card => card.Size)
            .With("format", Shapes.Text, card => card.Format)
            .With("fileId", Shapes.Text, card => card.FileId)
            .With("fields", Shapes.ListOf(Field), card => card.Fields)
            .With("file", File, card => card.File)
            .With("actions", Shapes.ListOf(Action), card => card.Actions)
            .With("button_alignment", Shapes.Enum<ButtonAlignment>(alignment => alignment.Value), card => card.ButtonAlignment)
            .With("mrkdwn_in", Shapes.ListOf(Shapes.Text), card => card.MarkdownFields)
            .Lazy("descriptionMd", Shapes.ListOf(MarkdownShape.Block), card => card.DescriptionMarkdown)
            .With("content", Content, card => card.Content)
            .Lazy("md", Shapes.ListOf(MarkdownShape.Block), card => card.Markdown);
        return shape.With("attachments", Shapes.ListOf(shape), card => card.Attachments);
    }
}
