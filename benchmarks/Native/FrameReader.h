// Reads one frame of the corpus from its first byte to its last, in the order in which servers write members.
#pragma once
#include "MessageReader.h"

// What results carry: a frame does not say it.
enum class ResultShape { Login, History };

class FrameReader {
public:
    explicit FrameReader(ResultShape result) : result(result) {}

    // The frame needs SIMDJSON_PADDING readable bytes behind it; what is in them does not matter.
    void Fold(std::string_view frame, Checksum& checksum) {
        json::document document = parser.iterate(frame.data(), frame.size(), frame.size() + simdjson::SIMDJSON_PADDING);
        Checksum id = checksum.Nested();
        kind = FrameKind::Unknown;
        collection = eventName = {};
        for (json::field field : document.get_object()) FoldMember(NameOf(field), field.value(), id, checksum);
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) throw std::runtime_error("something behind the frame");

        checksum.Number(Member::FrameKind, static_cast<int64_t>(kind));
        if (kind == FrameKind::Result || kind == FrameKind::NoSub) checksum.Join(id);
    }

private:
    void FoldMember(std::string_view name, json::value value, Checksum& id, Checksum& checksum) {
        if (name == "msg") {
            kind = KindOf(value.get_string());
        } else if (name == "collection") {
            collection = value.get_string();
            checksum.Text(Member::Collection, collection);
        } else if (name == "id") {
            FoldText(value, Member::ReplyId, id);
        } else if (name == "fields") {
            for (json::field field : value.get_object()) FoldField(NameOf(field), field.value(), checksum);
        } else if (name == "result") {
            FoldResult(value, checksum);
        } else if (name == "subs") {
            FoldTexts(value, Member::ConfirmedIds, checksum);
        }
    }

    void FoldField(std::string_view name, json::value value, Checksum& checksum) {
        if (name == "eventName") {
            eventName = value.get_string();
            checksum.Text(Member::EventName, eventName);
        } else if (name == "args") {
            FoldArguments(value, checksum);
        }
    }

    void FoldArguments(json::value value, Checksum& checksum) {
        if (collection.empty() || eventName.empty()) throw std::runtime_error("args before the route: this contestant reads frames in the servers' order only");
        if (collection == "stream-room-messages") FoldMessages(value, checksum);
        else if (collection == "stream-notify-room" && EndsWith(eventName, "/user-activity")) FoldActivity(value, checksum);
        else if (collection == "stream-notify-logged" && eventName == "user-status") FoldPresence(value, checksum);
        else if (collection == "stream-notify-user" && EndsWith(eventName, "/subscriptions-changed")) FoldSubscriptionChange(value, checksum);
    }

    void FoldResult(json::value value, Checksum& checksum) {
        for (json::field field : value.get_object()) {
            std::string_view name = NameOf(field);
            if (result == ResultShape::Login) FoldLoginMember(name, field.value(), checksum);
            else if (name == "messages") FoldMessages(field.value(), checksum);
        }
    }

    static void FoldLoginMember(std::string_view name, json::value value, Checksum& checksum) {
        if (name == "id") FoldText(value, Member::LoginUserId, checksum);
        else if (name == "token") FoldText(value, Member::LoginToken, checksum);
        else if (name == "tokenExpires") FoldDate(value, Member::LoginExpiry, checksum);
        else if (name == "type") FoldText(value, Member::LoginType, checksum);
    }

    static void FoldActivity(json::value value, Checksum& checksum) {
        int index = 0;
        for (json::value argument : value.get_array()) {
            if (index == 0) FoldText(argument, Member::ActiveUser, checksum);
            else if (index == 1) FoldTexts(argument, Member::Activities, checksum);
            index++;
        }
    }

    static void FoldPresence(json::value value, Checksum& checksum) {
        for (json::value argument : value.get_array()) {
            int index = 0;
            for (json::value item : argument.get_array()) {
                if (index == 0) FoldText(item, Member::PresenceUserId, checksum);
                else if (index == 1) FoldText(item, Member::PresenceUsername, checksum);
                else if (index == 2) FoldNumber(item, Member::PresenceStatus, checksum);
                else if (index == 3) FoldText(item, Member::PresenceText, checksum);
                index++;
            }
        }
    }

    static void FoldSubscriptionChange(json::value value, Checksum& checksum) {
        int index = 0;
        for (json::value argument : value.get_array()) {
            if (index == 0) FoldText(argument, Member::Change, checksum);
            else if (index == 1) FoldObject(argument, Member::Subscription, checksum, FoldSubscriptionMember);
            index++;
        }
    }

    static void FoldSubscriptionMember(std::string_view name, json::value value, Checksum& checksum) {
        if (name == "_id") FoldText(value, Member::Id, checksum);
        else if (name == "rid") FoldText(value, Member::RoomId, checksum);
        else if (name == "unread") FoldNumber(value, Member::Unread, checksum);
        else if (name == "alert") FoldFlag(value, Member::Alert, checksum);
        else if (name == "ls") FoldDate(value, Member::LastSeen, checksum);
    }

    static FrameKind KindOf(std::string_view msg) {
        if (msg == "ping") return FrameKind::Ping;
        if (msg == "pong") return FrameKind::Pong;
        if (msg == "ready") return FrameKind::Ready;
        if (msg == "nosub") return FrameKind::NoSub;
        if (msg == "result") return FrameKind::Result;
        if (msg == "changed") return FrameKind::Changed;
        return msg == "updated" ? FrameKind::Updated : FrameKind::Unknown;
    }

    static bool EndsWith(std::string_view text, std::string_view end) {
        return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
    }

    ResultShape result;
    json::parser parser;
    FrameKind kind = FrameKind::Unknown;
    std::string_view collection;
    std::string_view eventName;
};
