// Folds values of simdjson's on-demand API. A null contributes nothing; a value of another type throws.
#pragma once
#include "Checksum.h"
#include <cstring>
#include <simdjson.h>
#include <stdexcept>

namespace json = simdjson::ondemand;

// The name of a member as it is written: the corpus escapes none. Its end is looked for; unescaped_key() would copy it.
inline std::string_view NameOf(const json::field& field) {
    const char* name = field.key().raw();
    return {name, static_cast<size_t>(static_cast<const char*>(std::memchr(name, '"', 128)) - name)};
}

// The error of a value that is not of the type asked for: none when it is null.
inline void PassNull(json::value& value, simdjson::error_code error) {
    if (error != simdjson::INCORRECT_TYPE || !value.is_null()) throw simdjson::simdjson_error(error);
}

inline void FoldText(json::value value, Member member, Checksum& checksum) {
    std::string_view text;
    if (auto error = value.get_string().get(text)) PassNull(value, error);
    else checksum.Text(member, text);
}

inline void FoldNumber(json::value value, Member member, Checksum& checksum) {
    int64_t number;
    if (auto error = value.get_int64().get(number)) PassNull(value, error);
    else checksum.Number(member, number);
}

inline void FoldFlag(json::value value, Member member, Checksum& checksum) {
    bool flag;
    if (auto error = value.get_bool().get(flag)) PassNull(value, error);
    else checksum.Flag(member, flag);
}

// {"$date": milliseconds}
inline void FoldDate(json::value value, Member member, Checksum& checksum) {
    json::object date;
    if (auto error = value.get_object().get(date)) PassNull(value, error);
    else checksum.Number(member, date.find_field("$date").get_int64());
}

inline void FoldTexts(json::value value, Member member, Checksum& checksum) {
    json::array items;
    if (auto error = value.get_array().get(items)) return PassNull(value, error);
    uint64_t index = 0;
    for (json::value item : items) checksum.Item(member, index++, item.get_string());
}

// An object within; fold is given each of its fields' names and values.
template <typename Fold>
void FoldObject(json::value value, Member member, Checksum& checksum, Fold fold) {
    json::object object;
    if (auto error = value.get_object().get(object)) return PassNull(value, error);
    Checksum nested = checksum.Nested();
    for (json::field field : object) fold(NameOf(field), field.value(), nested);
    checksum.Object(member, nested);
}

// An array of objects; fold is given the fields of each.
template <typename Fold>
void FoldItems(json::value value, Member member, Checksum& checksum, Fold fold) {
    json::array items;
    if (auto error = value.get_array().get(items)) return PassNull(value, error);
    uint64_t index = 0;
    for (json::value item : items) {
        Checksum nested = checksum.Nested();
        for (json::field field : item.get_object()) fold(NameOf(field), field.value(), nested);
        checksum.Item(member, index++, nested);
    }
}
