// Folds a chat message: the members that the other contestants extract, and no more.
#pragma once
#include "Values.h"

inline void FoldPersonMember(std::string_view name, json::value value, Checksum& checksum) {
    if (name == "_id") FoldText(value, Member::Id, checksum);
    else if (name == "username") FoldText(value, Member::Username, checksum);
    else if (name == "name") FoldText(value, Member::Name, checksum);
    else if (name == "type") FoldText(value, Member::Type, checksum);
}

inline void FoldLinkMember(std::string_view name, json::value value, Checksum& checksum) {
    if (name == "url") FoldText(value, Member::Links, checksum);
}

inline void FoldFileMember(std::string_view name, json::value value, Checksum& checksum) {
    if (name == "_id") FoldText(value, Member::Id, checksum);
    else if (name == "name") FoldText(value, Member::Name, checksum);
    else if (name == "type") FoldText(value, Member::Type, checksum);
    else if (name == "size") FoldNumber(value, Member::FileLength, checksum);
    else if (name == "format") FoldText(value, Member::FileFormat, checksum);
}

inline void CountNested(json::value value, Checksum& checksum) {
    json::array items;
    if (auto error = value.get_array().get(items)) return PassNull(value, error);
    int64_t count = 0;
    for (json::value item : items) {
        (void)item;
        count++;
    }
    if (count > 0) checksum.Number(Member::NestedCount, count);
}

// Length first: it leaves one to four names to compare.
inline void FoldAttachmentMember(std::string_view name, json::value value, Checksum& checksum) {
    switch (name.size()) {
        case 4: if (name == "text") FoldText(value, Member::AttachmentText, checksum); break;
        case 5:
            if (name == "title") FoldText(value, Member::Title, checksum);
            else if (name == "color") FoldText(value, Member::Color, checksum);
            break;
        case 9: if (name == "image_url") FoldText(value, Member::ImageUrl, checksum); break;
        case 10:
            if (name == "title_link") FoldText(value, Member::TitleLink, checksum);
            else if (name == "image_type") FoldText(value, Member::ImageType, checksum);
            else if (name == "image_size") FoldNumber(value, Member::ImageLength, checksum);
            break;
        case 11:
            if (name == "description") FoldText(value, Member::Description, checksum);
            else if (name == "author_name") FoldText(value, Member::AuthorName, checksum);
            else if (name == "author_icon") FoldText(value, Member::AuthorIcon, checksum);
            else if (name == "attachments") CountNested(value, checksum);
            break;
        case 12: if (name == "message_link") FoldText(value, Member::MessageLink, checksum); break;
    }
}

inline void FoldReactions(json::value value, Checksum& checksum) {
    json::object reactions;
    if (auto error = value.get_object().get(reactions)) return PassNull(value, error);
    for (json::field reaction : reactions) {
        Checksum nested = checksum.Nested();
        nested.Text(Member::ReactionKey, reaction.unescaped_key());
        for (json::field field : reaction.value().get_object()) {
            if (NameOf(field) == "usernames") FoldTexts(field.value(), Member::ReactionUsers, nested);
        }
        checksum.Object(Member::Reactions, nested);
    }
}

// Length first: it leaves one to three names to compare.
inline void FoldMessageMember(std::string_view name, json::value value, Checksum& checksum) {
    switch (name.size()) {
        case 1:
            if (name == "u") FoldObject(value, Member::Sender, checksum, FoldPersonMember);
            else if (name == "t") FoldText(value, Member::Kind, checksum);
            break;
        case 2: if (name == "ts") FoldDate(value, Member::Timestamp, checksum); break;
        case 3:
            if (name == "_id") FoldText(value, Member::Id, checksum);
            else if (name == "rid") FoldText(value, Member::RoomId, checksum);
            else if (name == "msg") FoldText(value, Member::Text, checksum);
            else if (name == "tlm") FoldDate(value, Member::LastReply, checksum);
            break;
        case 4:
            if (name == "tmid") FoldText(value, Member::ThreadId, checksum);
            else if (name == "urls") FoldItems(value, Member::Links, checksum, FoldLinkMember);
            else if (name == "file") FoldObject(value, Member::File, checksum, FoldFileMember);
            break;
        case 5:
            if (name == "tshow") FoldFlag(value, Member::ShownInRoom, checksum);
            else if (name == "alias") FoldText(value, Member::Alias, checksum);
            break;
        case 6: if (name == "tcount") FoldNumber(value, Member::ReplyCount, checksum); break;
        case 7:
            if (name == "replies") FoldTexts(value, Member::Replies, checksum);
            else if (name == "starred") FoldItems(value, Member::Starred, checksum, FoldPersonMember);
            break;
        case 8:
            if (name == "editedAt") FoldDate(value, Member::EditedAt, checksum);
            else if (name == "editedBy") FoldObject(value, Member::EditedBy, checksum, FoldPersonMember);
            else if (name == "mentions") FoldItems(value, Member::Mentions, checksum, FoldPersonMember);
            else if (name == "channels") FoldItems(value, Member::Channels, checksum, FoldPersonMember);
            break;
        case 9:
            if (name == "groupable") FoldFlag(value, Member::Groupable, checksum);
            else if (name == "reactions") FoldReactions(value, checksum);
            break;
        case 10: if (name == "_updatedAt") FoldDate(value, Member::UpdatedAt, checksum); break;
        case 11: if (name == "attachments") FoldItems(value, Member::Attachments, checksum, FoldAttachmentMember); break;
    }
}

inline void FoldMessages(json::value value, Checksum& checksum) { FoldItems(value, Member::Messages, checksum, FoldMessageMember); }
