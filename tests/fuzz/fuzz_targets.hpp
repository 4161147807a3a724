#pragma once
// What is fuzzed: every parser that reads bytes of strangers. Each function takes any bytes, checks the properties
// that must hold for them (a broken one ends the process), and returns whether the parser accepted them.

#include <array>
#include <string_view>

namespace redress::fuzz {

bool note(std::string_view bytes);          ///< parse_note: what is accepted is written back the same
bool verifier_key(std::string_view bytes);  ///< parse_verifier_key: likewise, but for the case of hex digits
bool checkpoint(std::string_view bytes);    ///< parse_checkpoint_text: likewise; signed, it opens to the same
bool status(std::string_view bytes);        ///< open_status over the signed bytes: signed again, the same note
bool proof_file(std::string_view bytes);    ///< parse_proof_file: likewise
bool receipt(std::string_view bytes);       ///< verify_receipt, or an opening put into a proof: holds if parts match
bool tile_path(std::string_view bytes);     ///< parse_tile_path: one spelling only
bool entries(std::string_view bytes);       ///< decode_entries: likewise
bool envelope(std::string_view bytes);      ///< parse_envelope: only canonical JSON
bool json(std::string_view bytes);          ///< parse_json: the canonical form is stable
bool request(std::string_view bytes);       ///< RequestReader: the same request in pieces of any size
bool csv(std::string_view bytes);           ///< CsvReader: rows in order, whole, and the same when written again
bool mapping(std::string_view bytes);       ///< read_mapping: columns have their place in the file
bool filing(std::string_view bytes);        ///< a body of POST /v1/complaints: what is filed is stored without loss
bool stored_event(std::string_view bytes);  ///< decode: kind and parts, a line each; what is read is written the same
bool number(std::string_view bytes);        ///< parse_number: one spelling only
bool multipart(std::string_view bytes);     ///< MultipartScanner, boundary "XyZ": the same in any pieces

/// A target by the name of its corpus folder.
struct Target {
  std::string_view name;
  bool (*run)(std::string_view bytes);
};
inline constexpr std::array kTargets = {
    Target{"note", note},
    Target{"verifier_key", verifier_key},
    Target{"checkpoint", checkpoint},
    Target{"status", status},
    Target{"proof_file", proof_file},
    Target{"receipt", receipt},
    Target{"tile_path", tile_path},
    Target{"entries", entries},
    Target{"envelope", envelope},
    Target{"json", json},
    Target{"request", request},
    Target{"csv", csv},
    Target{"mapping", mapping},
    Target{"filing", filing},
    Target{"stored_event", stored_event},
    Target{"number", number},
    Target{"multipart", multipart},
};

}  // namespace redress::fuzz
