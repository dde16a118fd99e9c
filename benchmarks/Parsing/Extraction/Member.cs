namespace Framewright.Benchmarks.Parsing.Extraction;

/// <summary>Everything a contestant has to extract; the wire name stands behind each.</summary>
public enum Member
{
    None,

    // Routing facts of a frame
    FrameKind,          // msg
    ReplyId,            // id, of result and nosub only: in an event it is the constant "id"
    Collection,         // collection
    EventName,          // fields.eventName
    ConfirmedIds,       // subs

    // Arguments of small events, the result of a login
    ActiveUser,         // user-activity [0]
    Activities,         // user-activity [1]
    PresenceUserId,     // user-status [0][0]
    PresenceUsername,   // user-status [0][1]
    PresenceStatus,     // user-status [0][2]
    PresenceText,       // user-status [0][3]
    Change,             // subscriptions-changed [0]
    Subscription,       // subscriptions-changed [1]
    Unread,             // unread
    Alert,              // alert
    LastSeen,           // ls
    LoginUserId,        // result.id
    LoginToken,         // result.token
    LoginExpiry,        // result.tokenExpires
    LoginType,          // result.type

    // A message, also inside result.messages
    Messages,
    Id,                 // _id, of everything that has one
    RoomId,             // rid
    Text,               // msg
    Timestamp,          // ts
    Sender,             // u
    Username,           // username
    Name,               // name
    ThreadId,           // tmid
    ShownInRoom,        // tshow
    Kind,               // t
    Groupable,          // groupable
    Alias,              // alias
    EditedAt,           // editedAt
    EditedBy,           // editedBy
    Reactions,          // reactions
    ReactionKey,
    ReactionUsers,      // usernames
    Replies,            // replies
    ReplyCount,         // tcount
    LastReply,          // tlm
    Mentions,           // mentions
    Type,               // type, of mentions and files
    Channels,           // channels
    Links,              // urls[].url
    File,               // file
    FileLength,         // size
    FileFormat,         // format
    Attachments,        // attachments
    Starred,            // starred[]._id
    UpdatedAt,          // _updatedAt

    // An attachment
    Title,              // title
    TitleLink,          // title_link
    AttachmentText,     // text
    Description,        // description
    ImageUrl,           // image_url
    ImageType,          // image_type
    ImageLength,        // image_size
    AuthorName,         // author_name
    AuthorIcon,         // author_icon
    MessageLink,        // message_link
    Color,              // color
    NestedCount,        // attachments: how many
}
