#pragma once
// A value that costs a pointer while nobody has touched it.

#include <memory>

namespace redress {

/// Behaves as a T that is default until edit() is called. Copies deeply; compares as T. Not thread-safe to edit.
template <class T>
class Lazy {
 public:
  Lazy() = default;
  Lazy(const Lazy& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Lazy(Lazy&&) noexcept = default;
  Lazy& operator=(const Lazy& other) {
    if (this != &other) value_ = other.value_ ? std::make_unique<T>(*other.value_) : nullptr;
    return *this;
  }
  Lazy& operator=(Lazy&&) noexcept = default;
  ~Lazy() = default;

  [[nodiscard]] const T& operator*() const { return value_ ? *value_ : nothing(); }
  [[nodiscard]] const T* operator->() const { return &**this; }
  [[nodiscard]] T& edit() {
    if (!value_) value_ = std::make_unique<T>();
    return *value_;
  }
  bool operator==(const Lazy& other) const { return value_ == other.value_ || **this == *other; }

 private:
  [[nodiscard]] static const T& nothing() {
    static const T kNothing{};
    return kNothing;
  }
  std::unique_ptr<T> value_;
};

}  // namespace redress
