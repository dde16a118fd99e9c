// Frames one behind the other in one buffer, as a socket leaves them: what lies behind a frame is the next one.
#pragma once
#include <fstream>
#include <simdjson.h>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

class Tape {
public:
    // A file with one frame a line.
    explicit Tape(const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        if (!file) throw std::runtime_error("cannot open " + path);
        std::vector<size_t> lengths;
        for (std::string frame; std::getline(file, frame);) {
            lengths.push_back(frame.size());
            bytes += frame;
        }
        bytes.append(simdjson::SIMDJSON_PADDING, '\0');
        size_t start = 0;
        for (size_t length : lengths) {
            frames.emplace_back(bytes.data() + start, length);
            start += length;
        }
    }

    Tape(const Tape&) = delete;

    const std::vector<std::string_view>& Frames() const { return frames; }

private:
    std::string bytes;
    std::vector<std::string_view> frames;
};
