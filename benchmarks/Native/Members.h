// What is extracted, and the kinds of frames: the names and the order of benchmarks/Parsing/Extraction/Member.cs and FrameKind.cs, whose numbers go into checksums.
// A list that differs gives other checksums, which ends a run.
#pragma once
#include <cstdint>

enum class Member : uint64_t {
    None,
    FrameKind, ReplyId, Collection, EventName, ConfirmedIds,
    ActiveUser, Activities, PresenceUserId, PresenceUsername, PresenceStatus, PresenceText, Change, Subscription, Unread, Alert, LastSeen,
    LoginUserId, LoginToken, LoginExpiry, LoginType,
    Messages, Id, RoomId, Text, Timestamp, Sender, Username, Name, ThreadId, ShownInRoom, Kind, Groupable, Alias, EditedAt, EditedBy,
    Reactions, ReactionKey, ReactionUsers, Replies, ReplyCount, LastReply, Mentions, Type, Channels, Links,
    File, FileLength, FileFormat, Attachments, Starred, UpdatedAt,
    Title, TitleLink, AttachmentText, Description, ImageUrl, ImageType, ImageLength, AuthorName, AuthorIcon, MessageLink, Color, NestedCount,
};

enum class FrameKind : int64_t { Unknown, Ping, Pong, Updated, Ready, NoSub, Result, Changed };
