#pragma once
// Reads multipart/form-data (RFC 7578) as it comes, in pieces of any size, holding nothing of a part's content.
//
//   body      = "--" boundary part{1,} "--" rest
//   part      = CRLF header-line{0,16} CRLF content CRLF "--" boundary
//
// Nothing may stand before the first boundary; what follows the last is ignored.

#include <optional>
#include <string>
#include <string_view>

namespace redress::http {

/// The header of one part.
struct MultipartPart {
  std::string name;                      ///< of the form's field
  std::optional<std::string> file_name;  ///< as sent, any bytes; nothing if the field is no file
  std::string media_type;                ///< as sent, or empty
};

/// Takes what the scanner finds. Each call returns whether to go on.
class MultipartSink {
 public:
  virtual ~MultipartSink() = default;
  [[nodiscard]] virtual bool on_part(const MultipartPart& part) = 0;
  /// Content of the part, in order; views live for the call.
  [[nodiscard]] virtual bool on_content(std::string_view bytes) = 0;
  [[nodiscard]] virtual bool on_part_end() = 0;
};

/// The boundary in a Content-Type; nothing if it is not multipart/form-data with a good boundary (RFC 2046 5.1.1).
[[nodiscard]] std::optional<std::string> multipart_boundary(std::string_view content_type);

/// One body. One thread at a time; may throw what the sink throws.
class MultipartScanner {
 public:
  enum class Progress {
    NeedMore,
    Done,      ///< the last boundary has come
    Stopped,   ///< the sink does not go on
    Malformed  ///< what came is no multipart body
  };

  /// `sink` outlives the scanner.
  MultipartScanner(std::string_view boundary, MultipartSink& sink);

  /// After any other answer than NeedMore all further bytes are ignored and it is given again.
  Progress feed(std::string_view bytes);
  /// After Stopped: goes on behind the place where the sink stopped. What the last feed did not take is to be fed
  /// again.
  void resume() noexcept;
  /// What the last feed did not take; a view into its bytes.
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }
  [[nodiscard]] Progress progress() const noexcept { return progress_; }

 private:
  enum class State { First, Boundary, Header, Content };

  void step(std::string_view& bytes);
  void match_first(std::string_view& bytes);
  void after_boundary(std::string_view& bytes);
  void take_header(std::string_view& bytes);
  void take_content(std::string_view& bytes);
  [[nodiscard]] bool finish_match(std::string_view& bytes);
  void give(std::string_view content);
  void end_part();
  void begin_part();

  const std::string delimiter_;  ///< CRLF "--" boundary
  MultipartSink& sink_;
  Progress progress_ = Progress::NeedMore;
  State state_ = State::First;
  std::size_t matched_ = 2;  ///< bytes of the delimiter that the bytes so far end with; at first a CRLF is assumed
  std::string_view rest_;
  std::string held_;  ///< a header, or the two bytes after a boundary
};

}  // namespace redress::http
