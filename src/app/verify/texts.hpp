#pragma once
// Every sentence that redress-verify says to people, in English and Chinese.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace redress::verify {

enum class Language { English, Chinese };

/// "en" or "zh-CN"; nothing for another text.
[[nodiscard]] std::optional<Language> parse_language(std::string_view text) noexcept;
/// From the value of LC_ALL, LC_MESSAGES or LANG, such as "zh_CN.UTF-8". English unless it begins with "zh".
[[nodiscard]] Language language_of_locale(std::string_view locale) noexcept;

/// In the order of the table in texts.cpp.
enum class Text {
  Program,
  CommandReceipt,
  CommandFile,
  CommandStatus,
  OptionFile,
  OptionDirectory,
  OptionStatusFile,
  OptionKey,
  OptionStatus,
  OptionJson,
  OptionLanguage,
  OptionHelp,
  ExitCodes,
  LabelUsage,
  LabelOptions,
  LabelArguments,
  LabelCommands,
  Colon,
  LabelRequired,
  UsageError,
  UnusableKey,
  UnusableInput,
  CannotOpen,
  CannotRead,
  TooLarge,
  NoReceipts,
  TooManyReceipts,
  ReceiptHolds,
  ReceiptFails,
  FileHolds,
  FileFails,
  StatusHolds,
  StatusFails,
  LabelComplaint,
  LabelEvent,
  LabelTime,
  LabelLog,
  LabelTreeSize,
  LabelLeaf,
  LabelCommitment,
  LabelOpened,
  LabelWithheld,
  NothingOpened,
  LabelEvents,
  LabelLastEvent,
  LabelProven,
  LabelLimits,
  PartParty,
  PartPerson,
  PartPersonStaff,
  PartStaff,
  ProvenInclusion,
  ProvenParts,
  ProvenChain,
  ProvenTail,
  ProvenStatus,
  LimitTime,
  LimitWitnesses,
  LimitNoTail,
  LimitTailAge,
  LimitStatusAlone,
  LimitWithheld,
  Count,  ///< not a text
};

/// The sentence, with {0}, {1} … where arguments belong.
[[nodiscard]] std::string_view text(Text which, Language language) noexcept;
/// The sentence with its arguments put in.
[[nodiscard]] std::string text(Text which, Language language, std::initializer_list<std::string_view> arguments);

}  // namespace redress::verify
