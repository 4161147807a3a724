#include "domain/ledger/merkle.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "base/check.hpp"
#include "base/hash.hpp"

namespace redress::ledger {
namespace {

constexpr std::string_view kLeafPrefix{"\0", 1};

unsigned bit_count(std::uint64_t number) noexcept { return static_cast<unsigned>(std::bit_width(number)); }

/// Node `id` moved right by `begin` leaves; `begin` is a multiple of the node's width.
NodeId shifted(NodeId id, std::uint64_t begin) noexcept { return {id.level, (begin >> id.level) + id.index}; }

/// Peaks of the leaves [begin, begin + count) right to left. `begin` is a multiple of a power of two >= count.
void append_peaks_right_to_left(std::vector<NodeId>& nodes, std::uint64_t begin, std::uint64_t count) {
  const auto peaks = peaks_of(count);
  for (auto peak = peaks.rbegin(); peak != peaks.rend(); ++peak) nodes.push_back(shifted(*peak, begin));
}

/// Path from the perfect subtree `from`, which lies inside the tree, to the root of `size` leaves.
///
/// Up to the lowest ancestor that is also above the last leaf, siblings are perfect; that ancestor's right child
/// may be ragged (the folded run); all that is left of it are peaks.
ProofPlan plan_path(NodeId from, std::uint64_t size) {
  ProofPlan plan;
  const std::uint64_t last = (size - 1) >> from.level;
  const unsigned fork = bit_count(from.index ^ last);
  const unsigned fork_level = from.level + fork;
  const std::uint64_t fork_begin = (from.index >> fork) << fork_level;
  for (unsigned k = 0; k + 1 < fork; ++k) plan.nodes.push_back({from.level + k, (from.index >> k) ^ 1U});
  plan.fold_begin = plan.nodes.size();
  if (fork > 0) {
    const std::uint64_t right_begin = fork_begin + (std::uint64_t{1} << (fork_level - 1));
    append_peaks_right_to_left(plan.nodes, right_begin, size - right_begin);
  }
  plan.fold_end = plan.nodes.size();
  append_peaks_right_to_left(plan.nodes, 0, fork_begin);
  return plan;
}

std::string of(std::uint64_t index, std::uint64_t size) {
  return std::to_string(index) + " of " + std::to_string(size);
}

std::string larger(std::uint64_t old_size, std::uint64_t new_size) {
  return "the old tree is larger than the new one: " + std::to_string(old_size) + " > " + std::to_string(new_size);
}

/// The two paths that RFC 9162 walks together: of the node and of the last leaf.
struct Walk {
  std::uint64_t node;
  std::uint64_t last;

  [[nodiscard]] bool takes_left_sibling() const noexcept { return (node & 1U) != 0 || node == last; }
  void rise() noexcept {
    node >>= 1U;
    last >>= 1U;
  }
  /// After a left sibling: skips the levels on which the node has no sibling at all.
  void rise_past_lone_levels() noexcept {
    while ((node & 1U) == 0 && node != 0) rise();
    rise();
  }
};

}  // namespace

Hash leaf_hash(std::string_view entry) { return sha256({kLeafPrefix, entry}); }

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 1 + 2 * sizeof(Hash)> input;
  input[0] = 1;
  std::copy(left.begin(), left.end(), input.begin() + 1);
  std::copy(right.begin(), right.end(), input.begin() + 1 + sizeof(Hash));
  return sha256({view(input)});
}

Hash empty_root() { return sha256({}); }

Hash root_of(std::span<const Hash> leaf_hashes) {
  if (leaf_hashes.empty()) return empty_root();
  if (leaf_hashes.size() == 1) return leaf_hashes.front();
  const auto split = std::bit_floor(leaf_hashes.size() - 1);
  return node_hash(root_of(leaf_hashes.first(split)), root_of(leaf_hashes.subspan(split)));
}

std::vector<NodeId> peaks_of(std::uint64_t size) {
  std::vector<NodeId> peaks;
  for (unsigned level = bit_count(size); level-- > 0;) {
    if (((size >> level) & 1U) != 0) peaks.push_back({level, (size >> level) - 1});
  }
  return peaks;
}

Result<ProofPlan> plan_inclusion(std::uint64_t index, std::uint64_t size) {
  if (index >= size) return malformed("there is no leaf " + of(index, size));
  return plan_path({0, index}, size);
}

Result<ProofPlan> plan_consistency(std::uint64_t old_size, std::uint64_t new_size) {
  if (old_size == 0) return malformed("there is no consistency proof from the empty tree");
  if (old_size > new_size) return malformed(larger(old_size, new_size));
  if (old_size == new_size) return ProofPlan{};
  const auto level = static_cast<unsigned>(std::countr_zero(old_size));
  const NodeId last_peak{level, (old_size - 1) >> level};
  auto plan = plan_path(last_peak, new_size);
  if (last_peak.index == 0) return plan;  // the last peak is the old root, which the verifier has
  plan.nodes.insert(plan.nodes.begin(), last_peak);
  ++plan.fold_begin;
  ++plan.fold_end;
  return plan;
}

std::vector<Hash> fold_proof(const ProofPlan& plan, std::span<const Hash> hashes) {
  REDRESS_CHECK(hashes.size() == plan.nodes.size());
  std::vector<Hash> proof(hashes.begin(), hashes.begin() + static_cast<std::ptrdiff_t>(plan.fold_begin));
  if (plan.fold_begin < plan.fold_end) {
    Hash folded = hashes[plan.fold_begin];
    for (auto i = plan.fold_begin + 1; i < plan.fold_end; ++i) folded = node_hash(hashes[i], folded);
    proof.push_back(folded);
  }
  proof.insert(proof.end(), hashes.begin() + static_cast<std::ptrdiff_t>(plan.fold_end), hashes.end());
  return proof;
}

Result<Hash> root_from_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                                 std::span<const Hash> proof) {
  if (index >= size) return malformed("there is no leaf " + of(index, size));
  Walk walk{index, size - 1};
  Hash root = leaf;
  for (const auto& sibling : proof) {
    if (walk.last == 0) return malformed("the inclusion proof is too long for leaf " + of(index, size));
    if (walk.takes_left_sibling()) {
      root = node_hash(sibling, root);
      walk.rise_past_lone_levels();
    } else {
      root = node_hash(root, sibling);
      walk.rise();
    }
  }
  if (walk.last != 0) return malformed("the inclusion proof is too short for leaf " + of(index, size));
  return root;
}

Result<void> verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t new_size,
                                const Hash& new_root, std::span<const Hash> proof) {
  if (old_size == 0) return malformed("there is no consistency proof from the empty tree");
  if (old_size > new_size) return malformed(larger(old_size, new_size));
  if (old_size == new_size) {
    if (!proof.empty()) return malformed("the consistency proof between equal sizes is not empty");
    if (old_root != new_root) return mismatch("two roots for one tree size");
    return {};
  }
  Walk walk{old_size - 1, new_size - 1};
  while ((walk.node & 1U) != 0) walk.rise();
  const bool old_is_perfect = std::has_single_bit(old_size);
  if (!old_is_perfect && proof.empty()) return malformed("the consistency proof is too short");
  Hash old_end = old_is_perfect ? old_root : proof.front();
  Hash new_end = old_end;
  for (const auto& hash : proof.subspan(old_is_perfect ? 0 : 1)) {
    if (walk.last == 0) return malformed("the consistency proof is too long");
    if (walk.takes_left_sibling()) {
      old_end = node_hash(hash, old_end);
      new_end = node_hash(hash, new_end);
      walk.rise_past_lone_levels();
    } else {
      new_end = node_hash(new_end, hash);
      walk.rise();
    }
  }
  if (walk.last != 0) return malformed("the consistency proof is too short");
  if (old_end != old_root) return mismatch("the old root does not follow from the consistency proof");
  if (new_end != new_root) return mismatch("the new root does not follow from the consistency proof");
  return {};
}

}  // namespace redress::ledger
