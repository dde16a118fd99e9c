// What was extracted from one frame, folded into 64 bits exactly as benchmarks/Parsing/Extraction/ExtractedChecksum.cs does it.
#pragma once
#include "Members.h"
#include <algorithm>
#include <string_view>

// How much of each text is taken in: its ends (timed runs), or every byte (the proof that all extract the same).
enum class Depth { Ends, EveryByte };

class Checksum {
public:
    explicit Checksum(Depth depth) : depth(depth) {}

    uint64_t Value() const { return sum; }
    Checksum Nested() const { return Checksum(depth); }
    void Join(const Checksum& aside) { sum += aside.sum; }

    void Object(Member member, const Checksum& nested) { Add(member, 0, nested.sum); }
    void Item(Member member, uint64_t index, const Checksum& nested) { Add(member, index, nested.sum); }
    void Item(Member member, uint64_t index, std::string_view text) { Add(member, index, Digest(text)); }
    void Text(Member member, std::string_view text) { Add(member, 0, Digest(text)); }
    void Number(Member member, int64_t value) { Add(member, 0, static_cast<uint64_t>(value)); }
    void Flag(Member member, bool value) { Add(member, 0, value ? 1 : 0); }

private:
    void Add(Member member, uint64_t index, uint64_t value) {
        uint64_t mixed = (value + ((index << 8) | static_cast<uint64_t>(member)) * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
        sum += mixed ^ (mixed >> 32);
    }

    uint64_t Digest(std::string_view text) const {
        if (depth == Depth::EveryByte) return EveryByte(text);
        return text.empty() ? 0 : (End(text.front()) << 8) | End(text.back());
    }

    static uint64_t End(char unit) { return std::min<uint64_t>(static_cast<uint8_t>(unit), 0x80); }

    static uint64_t EveryByte(std::string_view text) {
        uint64_t hash = 0xCBF29CE484222325;
        for (char unit : text) hash = (hash ^ static_cast<uint8_t>(unit)) * 0x100000001B3;
        return hash;
    }

    Depth depth;
    uint64_t sum = 0;
};
