#include "domain/ledger/merkle.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "domain/ledger/testing.hpp"

namespace redress::ledger {
namespace {

std::vector<Hash> rfc_leaves() {
  std::vector<Hash> hashes;
  for (const auto* hex :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
    hashes.push_back(leaf_hash(from_hex(hex).value()));
  }
  return hashes;
}

/// Root over the leaves of a node, by definition.
Hash node_over(std::span<const Hash> leaf_hashes, NodeId node) {
  const std::uint64_t width = std::uint64_t{1} << node.level;
  return root_of(leaf_hashes.subspan(node.index * width, width));
}

/// PATH(m, D[n]) of RFC 6962 section 2.1.1, by its recursive definition.
std::vector<Hash> path_by_definition(std::size_t index, std::span<const Hash> hashes) {
  if (hashes.size() == 1) return {};
  std::size_t split = 1;
  while (split * 2 < hashes.size()) split *= 2;
  auto path = index < split ? path_by_definition(index, hashes.first(split))
                            : path_by_definition(index - split, hashes.subspan(split));
  path.push_back(index < split ? root_of(hashes.subspan(split)) : root_of(hashes.first(split)));
  return path;
}

/// SUBPROOF(m, D[n], b) of RFC 6962 section 2.1.2.
std::vector<Hash> subproof_by_definition(std::size_t old_size, std::span<const Hash> hashes, bool is_whole) {
  if (old_size == hashes.size()) return is_whole ? std::vector<Hash>{} : std::vector{root_of(hashes)};
  std::size_t split = 1;
  while (split * 2 < hashes.size()) split *= 2;
  const bool left = old_size <= split;
  auto proof = left ? subproof_by_definition(old_size, hashes.first(split), is_whole)
                    : subproof_by_definition(old_size - split, hashes.subspan(split), false);
  proof.push_back(left ? root_of(hashes.subspan(split)) : root_of(hashes.first(split)));
  return proof;
}

std::vector<Hash> folded(const ProofPlan& plan, std::span<const Hash> leaf_hashes) {
  std::vector<Hash> nodes;
  for (const auto node : plan.nodes) nodes.push_back(node_over(leaf_hashes, node));
  return fold_proof(plan, nodes);
}

TEST(Merkle, HashesAsRfc6962) {
  EXPECT_EQ(to_hex(view(empty_root())), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(view(leaf_hash(""))), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(to_base64(view(leaf_hash("one"))), "0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek=");
  const auto hashes = rfc_leaves();
  EXPECT_EQ(to_hex(view(root_of(hashes))), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  EXPECT_EQ(root_of({}), empty_root());
  EXPECT_EQ(root_of(std::span(hashes).first(1)), hashes.front());
  EXPECT_EQ(root_of(std::span(hashes).first(2)), node_hash(hashes[0], hashes[1]));
  EXPECT_NE(node_hash(hashes[0], hashes[1]), node_hash(hashes[1], hashes[0]));
}

TEST(Merkle, SplitsASizeIntoPeaks) {
  EXPECT_TRUE(peaks_of(0).empty());
  EXPECT_EQ(peaks_of(1), (std::vector<NodeId>{{0, 0}}));
  EXPECT_EQ(peaks_of(7), (std::vector<NodeId>{{2, 0}, {1, 2}, {0, 6}}));
  EXPECT_EQ(peaks_of(70000).front(), (NodeId{16, 0}));
  EXPECT_EQ(peaks_of(std::uint64_t{1} << 63), (std::vector<NodeId>{{63, 0}}));
  EXPECT_EQ(peaks_of(~std::uint64_t{0}).size(), 64U);
}

TEST(Merkle, InclusionPlansGiveTheDefinedPathForAllPairs) {
  const auto all = sample::leaves(130);
  for (std::size_t size = 1; size <= all.size(); ++size) {
    const auto hashes = std::span(all).first(size);
    const auto root = root_of(hashes);
    for (std::size_t index = 0; index < size; ++index) {
      const auto plan = plan_inclusion(index, size);
      ASSERT_TRUE(plan);
      const auto proof = folded(*plan, hashes);
      ASSERT_EQ(proof, path_by_definition(index, hashes)) << index << " of " << size;
      ASSERT_EQ(root_from_inclusion(index, size, hashes[index], proof).value(), root) << index << " of " << size;
    }
  }
}

TEST(Merkle, ConsistencyPlansGiveTheDefinedProofForAllPairs) {
  const auto all = sample::leaves(130);
  for (std::size_t size = 1; size <= all.size(); ++size) {
    const auto hashes = std::span(all).first(size);
    const auto root = root_of(hashes);
    for (std::size_t old_size = 1; old_size <= size; ++old_size) {
      const auto plan = plan_consistency(old_size, size);
      ASSERT_TRUE(plan);
      const auto proof = folded(*plan, hashes);
      ASSERT_EQ(proof, subproof_by_definition(old_size, hashes, true)) << old_size << " to " << size;
      ASSERT_TRUE(verify_consistency(old_size, root_of(hashes.first(old_size)), size, root, proof));
    }
  }
}

TEST(Merkle, ProvesAroundTileBorders) {
  const auto all = sample::leaves(65537);
  for (const std::size_t size : std::initializer_list<std::size_t>{255, 256, 257, 65535, 65536, 65537}) {
    const auto hashes = std::span(all).first(size);
    const auto root = root_of(hashes);
    for (const std::size_t other : std::initializer_list<std::size_t>{1, 2, 127, 128, 254, 255, 256, 257, 4096, 65280,
                                                                      65534, 65535, 65536, 65537}) {
      if (other > size) continue;
      const auto inclusion = folded(*plan_inclusion(other - 1, size), hashes);
      EXPECT_EQ(root_from_inclusion(other - 1, size, hashes[other - 1], inclusion).value(), root);
      const auto consistency = folded(*plan_consistency(other, size), hashes);
      EXPECT_TRUE(verify_consistency(other, root_of(hashes.first(other)), size, root, consistency))
          << other << " to " << size;
    }
  }
}

TEST(Merkle, PlansForTheLargestTreesAreShort) {
  const std::uint64_t huge = (std::uint64_t{1} << 63) - 1;
  EXPECT_EQ(plan_inclusion(0, huge)->nodes.size(), 62U + 62U);
  EXPECT_EQ(plan_inclusion(huge - 1, huge)->nodes.size(), 62U);
  const auto plan = plan_inclusion(0, huge).value();
  EXPECT_EQ(plan.fold_end - plan.fold_begin, 62U);
  EXPECT_EQ(plan_consistency(1, huge)->nodes.front(), (NodeId{0, 1}));
}

TEST(Merkle, PlansRefuseWhatDoesNotExist) {
  EXPECT_EQ(plan_inclusion(0, 0).error().kind, FailureKind::Malformed);
  EXPECT_EQ(plan_inclusion(5, 5).error().message, "there is no leaf 5 of 5");
  EXPECT_EQ(plan_consistency(0, 5).error().message, "there is no consistency proof from the empty tree");
  EXPECT_EQ(plan_consistency(0, 0).error().kind, FailureKind::Malformed);
  EXPECT_EQ(plan_consistency(6, 5).error().message, "the old tree is larger than the new one: 6 > 5");
  EXPECT_TRUE(plan_consistency(5, 5)->nodes.empty());
}

TEST(Merkle, InclusionRefusesAnotherLength) {
  const auto hashes = sample::leaves(13);
  auto proof = folded(*plan_inclusion(4, 13), hashes);
  const auto short_proof = std::vector(proof.begin(), proof.end() - 1);
  EXPECT_EQ(root_from_inclusion(4, 13, hashes[4], short_proof).error().message,
            "the inclusion proof is too short for leaf 4 of 13");
  proof.push_back(hashes[0]);
  EXPECT_EQ(root_from_inclusion(4, 13, hashes[4], proof).error().message,
            "the inclusion proof is too long for leaf 4 of 13");
  EXPECT_FALSE(root_from_inclusion(13, 13, hashes[4], proof));
  EXPECT_TRUE(root_from_inclusion(0, 1, hashes[0], {}));
  EXPECT_FALSE(root_from_inclusion(0, 1, hashes[0], std::span(hashes).first(1)));
}

TEST(Merkle, EveryFlippedByteOfAnInclusionProofLeadsElsewhere) {
  const auto hashes = sample::leaves(11);
  const auto root = root_of(hashes);
  for (std::size_t index = 0; index < hashes.size(); ++index) {
    const auto proof = folded(*plan_inclusion(index, hashes.size()), hashes);
    for (std::size_t at = 0; at < proof.size() * sizeof(Hash); ++at) {
      auto changed = proof;
      changed[at / sizeof(Hash)][at % sizeof(Hash)] ^= 1U;
      ASSERT_NE(root_from_inclusion(index, hashes.size(), hashes[index], changed).value(), root);
    }
    for (std::size_t other = 0; other < hashes.size(); ++other) {
      const auto moved = root_from_inclusion(other, hashes.size(), hashes[index], proof);
      ASSERT_EQ(moved && *moved == root, other == index) << index << " claimed at " << other;
    }
  }
}

TEST(Merkle, EveryChangeOfAConsistencyProofIsRefused) {
  const auto hashes = sample::leaves(13);
  const auto root = root_of(hashes);
  for (std::size_t old_size = 1; old_size < hashes.size(); ++old_size) {
    const auto old_root = root_of(std::span(hashes).first(old_size));
    const auto proof = folded(*plan_consistency(old_size, hashes.size()), hashes);
    for (std::size_t at = 0; at < proof.size() * sizeof(Hash); ++at) {
      auto changed = proof;
      changed[at / sizeof(Hash)][at % sizeof(Hash)] ^= 0x80U;
      ASSERT_FALSE(verify_consistency(old_size, old_root, hashes.size(), root, changed));
    }
    auto longer = proof;
    longer.push_back(root);
    EXPECT_EQ(verify_consistency(old_size, old_root, hashes.size(), root, longer).error().message,
              "the consistency proof is too long");
    const auto shorter = std::vector(proof.begin(), proof.end() - 1);
    EXPECT_EQ(verify_consistency(old_size, old_root, hashes.size(), root, shorter).error().message,
              "the consistency proof is too short");
  }
}

TEST(Merkle, ConsistencyNamesTheRootThatDoesNotFollow) {
  const auto hashes = sample::leaves(7);
  const auto root = root_of(hashes);
  const auto old_root = root_of(std::span(hashes).first(5));
  const auto proof = folded(*plan_consistency(5, 7), hashes);
  EXPECT_EQ(verify_consistency(5, root, 7, root, proof).error().message,
            "the old root does not follow from the consistency proof");
  EXPECT_EQ(verify_consistency(5, old_root, 7, old_root, proof).error().message,
            "the new root does not follow from the consistency proof");
  EXPECT_TRUE(verify_consistency(7, root, 7, root, {}));
  EXPECT_EQ(verify_consistency(7, root, 7, old_root, {}).error().kind, FailureKind::Mismatch);
  EXPECT_EQ(verify_consistency(7, root, 7, root, proof).error().kind, FailureKind::Malformed);
  EXPECT_EQ(verify_consistency(0, empty_root(), 7, root, {}).error().kind, FailureKind::Malformed);
  EXPECT_EQ(verify_consistency(8, root, 7, root, {}).error().kind, FailureKind::Malformed);
  EXPECT_EQ(verify_consistency(5, old_root, 7, root, {}).error().message, "the consistency proof is too short");
  EXPECT_FALSE(verify_consistency(4, old_root, 7, root, {}));
}

}  // namespace
}  // namespace redress::ledger
