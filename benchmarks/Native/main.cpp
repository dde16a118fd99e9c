// simdjson's on-demand API over the corpus, as a server of slices, so that its turns come between those of the contestants in the other process.
// One command a line on stdin, one answer a line on stdout:
//   version                   -> VERSION KERNEL
//   load FILE login|history   -> COUNT of frames
//   frame INDEX ends|every    -> CHECKSUM
//   pass                      -> CHECKSUM of all frames
//   slice NANOSECONDS         -> NANOSECONDS_PER_FRAME CHECKSUM, after whole passes; a pass that gives another checksum than the one before is an error
// An error is answered with "error" and its reason. Ends with its input.
#include "FrameReader.h"
#include "Tape.h"
#include <chrono>
#include <iostream>
#include <memory>

namespace {

using Clock = std::chrono::steady_clock;

struct Contest {
    Contest(const std::string& path, ResultShape result) : tape(path), reader(result) {}

    uint64_t Frame(size_t index, Depth depth) {
        Checksum checksum(depth);
        reader.Fold(tape.Frames().at(index), checksum);
        return checksum.Value();
    }

    uint64_t Pass() {
        uint64_t all = 0;
        for (std::string_view frame : tape.Frames()) {
            Checksum checksum(Depth::Ends);
            reader.Fold(frame, checksum);
            all = all * 31 + checksum.Value();
        }
        return all;
    }

    Tape tape;
    FrameReader reader;
};

std::string Slice(Contest& contest, int64_t nanoseconds) {
    uint64_t passes = 0, checksum = 0;
    Clock::time_point start = Clock::now();
    std::chrono::nanoseconds elapsed;
    do {
        uint64_t pass = contest.Pass();
        if (passes++ > 0 && pass != checksum) throw std::runtime_error("a pass extracted something else than the one before");
        checksum = pass;
        elapsed = Clock::now() - start;
    } while (elapsed.count() < nanoseconds);
    double frames = static_cast<double>(passes) * static_cast<double>(contest.tape.Frames().size());
    return std::to_string(static_cast<double>(elapsed.count()) / frames) + " " + std::to_string(checksum);
}

std::string Answer(std::istringstream& line, std::unique_ptr<Contest>& contest) {
    std::string command, argument, mode;
    line >> command >> argument >> mode;
    if (command == "version") return SIMDJSON_STRINGIFY(SIMDJSON_VERSION) " " + simdjson::get_active_implementation()->name();
    if (command == "load") {
        contest = std::make_unique<Contest>(argument, mode == "history" ? ResultShape::History : ResultShape::Login);
        return std::to_string(contest->tape.Frames().size());
    }
    if (!contest) throw std::runtime_error("nothing is loaded");
    if (command == "frame") return std::to_string(contest->Frame(std::stoull(argument), mode == "every" ? Depth::EveryByte : Depth::Ends));
    if (command == "pass") return std::to_string(contest->Pass());
    if (command == "slice") return Slice(*contest, std::stoll(argument));
    throw std::runtime_error("unknown command " + command);
}

}  // namespace

int main() {
    std::unique_ptr<Contest> contest;
    for (std::string text; std::getline(std::cin, text);) {
        std::istringstream line(text);
        try {
            std::cout << Answer(line, contest) << std::endl;
        } catch (const std::exception& problem) {
            std::cout << "error " << problem.what() << std::endl;
        }
    }
}
