// derrno.hpp: categories, conditions, verdicts, exceptions and the retry engine, as C++ programs use them.
// `category N` prints what a domain's category says, for all its rows; without an argument it checks itself.
#include <derrno.hpp>

#include <cstdio>
#include <ios>
#include <vector>

static int failures;

#define CHECK(what)                                                                                                    \
    do {                                                                                                               \
        if (!(what)) {                                                                                                 \
            std::printf("%s:%d: %s\n", __FILE__, __LINE__, #what);                                                    \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

namespace {

// Every row of every domain: the category says what the C library says.
void rows() {
    unsigned seen = 0;
    for (std::uint16_t domain = 1; *derrno_domain_name(domain) != '\0'; domain++) {
        const std::error_category &category = derrno::category(domain);
        CHECK(std::string(category.name()) == derrno_domain_name(domain));
        std::vector<derrno_row> all(derrno_row_count(domain));
        CHECK(derrno_rows(domain, 0, all.data(), all.size(), sizeof(derrno_row)) == all.size());
        for (const derrno_row &row : all) {
            seen++;
            CHECK(derrno::verdict_of(row.code).word() == row.verdict);
            if (row.code.context != 0) {
                continue;
            }
            std::error_code ec = derrno::make_error_code(row.code);
            CHECK(ec.value() == row.code.native && ec.category() == category);
            CHECK(ec.message() == row.message);
            CHECK(derrno::verdict_of(ec).word() == row.verdict);
            for (int kind = 0; kind <= DERRNO_KIND_INTERNAL; kind++) {
                CHECK((ec == static_cast<derrno::kind>(kind)) == (derrno_kind(row.verdict) == kind));
            }
        }
    }
    CHECK(seen > 900);
    std::printf("%u rows\n", seen);
}

void conditions() {
    std::error_code ec = derrno::make_error_code(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_NONODE);
    CHECK(ec == derrno::kind::not_found && ec != derrno::kind::conflict);
    CHECK(ec.default_error_condition().message() == "not_found");
    derrno::verdict verdict = derrno::verdict_of(ec);
    CHECK(verdict.advice() == derrno::advice::fix_request && verdict.effect() == derrno::effect::not_applied);
    CHECK(!verdict.may_retry() && !verdict.is_ok() && !verdict.is_unlisted());

    // A number without a row, a domain that is not known, a category of somebody else.
    ec = derrno::make_error_code(DERRNO_DOMAIN_ZOOKEEPER, -4711);
    CHECK(derrno::verdict_of(ec).is_unlisted() && ec.value() == -4711);
    ec = derrno::make_error_code(4711, 7);
    CHECK(std::string(ec.category().name()) == "unknown" && ec == derrno::kind::unknown && ec.value() == 7);
    ec = std::make_error_code(std::io_errc::stream);
    CHECK(derrno::verdict_of(ec).kind() == derrno::kind::unknown && derrno::verdict_of(ec).is_unlisted());
    CHECK(derrno::verdict_of(std::error_code()).is_ok());
    CHECK(ec != derrno::kind::unknown); // its category does not know the kinds
    std::error_condition none(4711, derrno::make_error_condition(derrno::kind::ok).category());
    CHECK(none.message() == "unknown");

    // A context that is known where the program is written.
    const std::error_category &wire = derrno::category<DERRNO_DOMAIN_DQLITE, DERRNO_DQLITE_WIRE>();
    CHECK(&wire == (&derrno::category<DERRNO_DOMAIN_DQLITE, DERRNO_DQLITE_WIRE>()));
#ifdef __GXX_RTTI
    CHECK(derrno::verdict_of(std::error_code(1, wire)).word() ==
          derrno_classify_in(DERRNO_DOMAIN_DQLITE, 1, DERRNO_DQLITE_WIRE));
#endif
}

void exceptions() {
    derrno_code code = {DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_IN_MULTI, DERRNO_ZOOKEEPER_CONNECTIONLOSS};
    try {
        throw derrno::error(code);
    } catch (const std::system_error &thrown) {
        CHECK(thrown.code() == derrno::kind::connection_lost);
        CHECK(std::string(thrown.what()).find("zookeeper:-4") == 0);
    }
    try {
        throw derrno::error(code);
    } catch (const derrno::error &thrown) {
        CHECK(thrown.full_code().context == code.context);
        CHECK(thrown.verdict().effect() == derrno::effect::maybe_applied);
    }
}

void own_codes() {
    static const derrno_own_row rows[] = {
        {1, DERRNO_VERDICT_BUSY, "PUMP_BUSY", "the pump is busy; wait"},
        {7, DERRNO_VERDICT_IO, "PUMP_VALVE", "the valve did not answer; read its position"},
    };
    static const derrno::own_category pump("pump", rows);
    std::error_code ec(7, pump);
    CHECK(ec == derrno::kind::io && ec.message() == "the valve did not answer; read its position");
#ifdef __GXX_RTTI
    CHECK(derrno::verdict_of(ec).kind() == derrno::kind::io);
#endif
    CHECK(derrno::verdict_of(std::error_code(8, pump)).is_unlisted());
    CHECK(std::error_code(8, pump).message() == "unknown");
}

void retry() {
    derrno_gate gate = {};
    derrno_budget budget = {};
    derrno::request request(derrno_retry_few, std::chrono::seconds(10), DERRNO_IDEMPOTENT, &gate, &budget);
    CHECK(request.admit().act() == derrno::act::send);
    derrno::step step =
        request.failed(derrno::make_error_code(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_CONNECTIONLOSS));
    CHECK(step.act() == derrno::act::reconnect && step.doubt() && request.doubt());
    CHECK(step.lost() == derrno::lost::link);
    request.dropped();
    derrno::request late(derrno_retry_few, std::chrono::milliseconds(-1));
    CHECK(late.admit().why() == derrno::why::deadline);
    derrno::request done(derrno_retry_few, std::chrono::milliseconds::max());
    CHECK(done.admit().act() == derrno::act::send && done.succeeded().act() == derrno::act::done);
    CHECK(std::string(derrno::name(derrno::act::give_up)) == "give_up");
    CHECK(std::string(derrno::name(static_cast<derrno::why>(99))) == "unknown");
}

#ifdef DERRNO_BOOST
void with_boost() {
    boost::system::error_code ec = derrno::boost::make_error_code(DERRNO_DOMAIN_NATS, 1);
    CHECK(derrno::boost::verdict_of(ec).word() == derrno_classify(DERRNO_DOMAIN_NATS, 1));
    CHECK(ec == derrno::boost::verdict_of(ec).kind());
    CHECK(ec != derrno::kind::ok && ec.message() == derrno_message(DERRNO_DOMAIN_NATS, 1, 0));
    CHECK(derrno::boost::verdict_of(boost::system::error_code()).is_ok());
}
#endif

} // namespace

int main() {
    rows();
    conditions();
    exceptions();
    own_codes();
    retry();
#ifdef DERRNO_BOOST
    with_boost();
#endif
    std::printf("%d failures\n", failures);
    return failures != 0;
}
