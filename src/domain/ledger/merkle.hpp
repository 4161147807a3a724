#pragma once
// The Merkle tree of RFC 6962 section 2.1 / RFC 9162 section 2: hashes, which
// nodes a proof needs, and how a verifier folds them. Pure and thread-safe.
//
// A node is named by level and index: level 0 are the leaves, node (k, i) is the
// root of the perfect subtree over leaves [i * 2^k, (i + 1) * 2^k).

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace redress::ledger {

/// SHA-256(00 || entry).
[[nodiscard]] Hash leaf_hash(std::string_view entry);
/// SHA-256(01 || left || right).
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);
/// SHA-256(""): the root of the tree without leaves.
[[nodiscard]] Hash empty_root();
/// MTH of RFC 6962: the root over these leaf hashes. Recursive definition, for tests and small trees.
[[nodiscard]] Hash root_of(std::span<const Hash> leaf_hashes);

/// A perfect subtree's place.
struct NodeId {
  unsigned level = 0;
  std::uint64_t index = 0;
  bool operator==(const NodeId&) const = default;
};

/// Perfect subtrees that a tree of `size` leaves splits into, left to right, largest first.
[[nodiscard]] std::vector<NodeId> peaks_of(std::uint64_t size);

/// What to read for a proof, and how to fold it. `nodes` are perfect subtrees in
/// the order to read them; the run [fold_begin, fold_end), listed right to left,
/// stands for one proof hash: the root over those subtrees.
struct ProofPlan {
  std::vector<NodeId> nodes;
  std::size_t fold_begin = 0;
  std::size_t fold_end = 0;
};

/// Plan of the inclusion proof of leaf `index` in the tree of `size` leaves. Malformed if index >= size.
[[nodiscard]] Result<ProofPlan> plan_inclusion(std::uint64_t index, std::uint64_t size);
/// Plan of the consistency proof between two sizes, 1 <= old_size <= new_size; empty when they are
/// equal. Malformed otherwise, old_size 0 included (FORMATS.md 2).
[[nodiscard]] Result<ProofPlan> plan_consistency(std::uint64_t old_size, std::uint64_t new_size);
/// The proof from the hashes of `plan.nodes`, in that order.
[[nodiscard]] std::vector<Hash> fold_proof(const ProofPlan& plan, std::span<const Hash> hashes);

/// Root that an inclusion proof leads to (RFC 9162 section 2.1.3.2). Malformed when the proof is too long or
/// too short or index >= size.
[[nodiscard]] Result<Hash> root_from_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                                               std::span<const Hash> proof);
/// Verifies that `new_root` extends `old_root` (RFC 9162 section 2.1.4.2); needs 1 <= old_size <= new_size.
/// Mismatch says which root does not follow.
[[nodiscard]] Result<void> verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t new_size,
                                              const Hash& new_root, std::span<const Hash> proof);

}  // namespace redress::ledger
