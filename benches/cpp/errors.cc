// What C++ has: conditions of std and boost error codes, and maps from a number to its verdict.
#include "../c/bench.h"

#include <boost/system/error_code.hpp>
#include <derrno_inline.h>
#include <map>
#include <system_error>
#include <unordered_map>

namespace {

// A domain as a category, whose errno is what std::errc and boost's are compared with.
template <class Category, class Condition, uint16_t domain> struct category final : Category {
    const char *name() const noexcept override { return derrno_domain_name(domain); }
    std::string message(int native) const override { return derrno_message(domain, native, 0); }
    Condition default_error_condition(int native) const noexcept override {
        return Condition(derrno_errno(domain, native, 0), generic());
    }
    static const Category &generic() {
        if constexpr (std::is_same_v<Category, std::error_category>) {
            return std::generic_category();
        } else {
            return boost::system::generic_category();
        }
    }
};

// The kinds as conditions, which any code of derrno can be compared with.
struct kinds final : std::error_category {
    const char *name() const noexcept override { return "kind"; }
    std::string message(int kind) const override { return derrno_kind_name((uint8_t)kind); }
    using std::error_category::equivalent;
    bool equivalent(const std::error_code &code, int kind) const noexcept override;
};

template <uint16_t domain> const category<std::error_category, std::error_condition, domain> std_category;
template <uint16_t domain>
const category<boost::system::error_category, boost::system::error_condition, domain> boost_category;
const kinds kind_category;

bool kinds::equivalent(const std::error_code &code, int kind) const noexcept {
    const uint16_t domain = code.category() == std_category<DERRNO_DOMAIN_ZOOKEEPER> ? DERRNO_DOMAIN_ZOOKEEPER
                                                                                     : DERRNO_DOMAIN_JETSTREAM;
    return derrno_kind(derrno_inline_classify(domain, code.value())) == kind;
}

template <class Map> Map verdicts(uint16_t domain) {
    Map map;
    derrno_row row;
    for (size_t i = 0; derrno_rows(domain, i, &row, 1, sizeof row) == 1; i++) {
        if (row.code.context == 0) {
            map[row.code.native] = row.verdict;
        }
    }
    return map;
}

template <class Map> LOOKUP find(const Map &map, int32_t native) {
    const auto found = map.find(native);
    return found != map.end() ? found->second : DERRNO_VERDICT_UNKNOWN | DERRNO_UNLISTED;
}

#define DOMAINS(X) X(jetstream, JETSTREAM) X(zookeeper, ZOOKEEPER)
#define MEASURED(domain, DOMAIN) \
    const auto domain##_map = verdicts<std::map<int32_t, derrno_verdict>>(DERRNO_DOMAIN_##DOMAIN); \
    const auto domain##_unordered_map = verdicts<std::unordered_map<int32_t, derrno_verdict>>(DERRNO_DOMAIN_##DOMAIN); \
    LOOKUP domain(ARGS) { return derrno_inline_##domain(KEY); } \
    LOOKUP domain##_in_map(ARGS) { return find(domain##_map, KEY); } \
    LOOKUP domain##_in_unordered_map(ARGS) { return find(domain##_unordered_map, KEY); } \
    LOOKUP domain##_kind(ARGS) { return derrno_kind(derrno_inline_##domain(KEY)) == DERRNO_KIND_TIMEOUT; } \
    LOOKUP domain##_std(ARGS) { \
        return std::error_code(KEY, std_category<DERRNO_DOMAIN_##DOMAIN>) == std::errc::timed_out; \
    } \
    LOOKUP domain##_own(ARGS) { \
        return std::error_code(KEY, std_category<DERRNO_DOMAIN_##DOMAIN>) == \
               std::error_condition(DERRNO_KIND_TIMEOUT, kind_category); \
    } \
    LOOKUP domain##_boost(ARGS) { \
        return boost::system::error_code(KEY, boost_category<DERRNO_DOMAIN_##DOMAIN>) == boost::system::errc::timed_out; \
    } \
    LOOPS(domain) \
    LOOPS(domain##_in_map) \
    LOOPS(domain##_in_unordered_map) \
    LOOPS(domain##_kind) \
    LOOPS(domain##_std) \
    LOOPS(domain##_own) \
    LOOPS(domain##_boost)
#define ROWS(domain, DOMAIN) \
    ROW("classify/derrno inline, g++", #domain, EVERY, domain), \
    ROW("classify/std::map", #domain, EVERY, domain##_in_map), \
    ROW("classify/std::unordered_map", #domain, EVERY, domain##_in_unordered_map), \
    ROW("errno/kind == of derrno_inline.h", #domain, EVERY, domain##_kind), \
    ROW("errno/std::error_code == std::errc", #domain, EVERY, domain##_std), \
    ROW("errno/std::error_code == own condition", #domain, EVERY, domain##_own), \
    ROW("errno/boost::system::error_code == errc", #domain, EVERY, domain##_boost),

DOMAINS(MEASURED)
const row rows[] = {DOMAINS(ROWS)};

} // namespace

PART(errors, rows, NULL)
