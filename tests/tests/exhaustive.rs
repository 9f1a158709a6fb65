//! All 2^32 numbers of every domain: total, and unlisted exactly where there is no row.
//!
//! The expected answer comes by another path than the lookup: the sorted rows, and between two of
//! them the rule of the domain, written out here. The lookup of any domain is compared with these.

use derrno::{Advice, Domain, Effect, Kind, Verdict};

const UNKNOWN: Verdict = Verdict::of(Kind::UNKNOWN).unlisted();

/// Walks all numbers by the lookup of the domain. `fallback` gives the verdict of a number without a row.
fn walk(domain: Domain, classify: impl Fn(i32) -> Verdict, fallback: impl Fn(i32) -> Verdict) {
    let table = domain.table().expect("all features are on");
    let mut listed: Vec<_> =
        table.rows().filter(|row| row.context() == 0).map(|row| (row.native(), row.verdict())).collect();
    listed.sort_by_key(|(native, _)| *native);
    let mut next = i64::from(i32::MIN);
    let mut wrong = 0_u64;
    let mut seen = 0_u64;
    let is_wrong = |native: i32| u64::from(classify(native) != fallback(native));
    for (native, verdict) in &listed {
        for gap in next..i64::from(*native) {
            wrong += is_wrong(gap as i32);
        }
        seen += (i64::from(*native) - next + 1) as u64;
        next = i64::from(*native) + 1;
        assert_eq!(classify(*native), *verdict, "{domain}:{native}");
        assert!(!verdict.is_unlisted(), "{domain}:{native} has a row");
    }
    for gap in next..=i64::from(i32::MAX) {
        wrong += is_wrong(gap as i32);
    }
    seen += (i64::from(i32::MAX) - next + 1) as u64;
    assert_eq!(seen, 1 << 32, "{domain}: numbers walked");
    assert_eq!(wrong, 0, "{domain}: numbers without a row that do not answer with the fallback");
    assert!(fallback(4711).is_unlisted() && fallback(i32::MIN).is_unlisted());
    by_any(domain, classify);
}

/// The lookup of any domain against that of the domain, which is walked above. A walk over all numbers would take
/// minutes, and fewer are enough: a number that no slot of the hash holds gets a word by its primary code, the lowest
/// bits (at most 16), so a stretch of 2^18 numbers shows each of these; and a number that some slot holds, of whatever
/// domain, is asked for in this one. Numbers from everywhere are asked for besides, without a look at the hash.
fn by_any(domain: Domain, classify: impl Fn(i32) -> Verdict) {
    let check = |native: i32| {
        assert_eq!(derrno::classify(domain, native), classify(native), "{domain}:{native} of any domain");
    };
    assert!(
        derrno::ANY.domains.iter().all(|one| one.mask < 1 << 16),
        "more primary codes than the stretch shows"
    );
    (-(1 << 17)..1 << 17).for_each(check);
    for slot in derrno::ANY.codes {
        let held = (slot >> 32) as i32;
        [held.wrapping_sub(1), held, held.wrapping_add(1)].into_iter().for_each(check);
    }
    (i32::MIN..=i32::MAX).step_by(1021).for_each(check);
}

macro_rules! every_number {
    ($($name:ident $domain:ident $module:ident $fallback:expr;)*) => {
        $(#[test]
        fn $name() {
            walk(Domain::$domain, derrno::$module::classify, $fallback);
        })*

        /// A domain that is not walked proves nothing.
        #[test]
        fn every_domain_is_walked() {
            let walked = [$(Domain::$domain),*];
            for domain in Domain::ALL {
                assert!(
                    walked.contains(domain),
                    "tests/tests/exhaustive.rs, every_number!: add `every_number_of_{domain}_answers {} {domain} \
                     |_| UNKNOWN;`, with the rule of its unlisted numbers",
                    domain.name().to_uppercase()
                );
            }
        }
    };
}

/// What the hundred of a status says, written out again.
fn hundred(native: i32) -> Verdict {
    if (100..600).contains(&native) { derrno::status::class_of(native as u16) } else { UNKNOWN }
}

/// The verdict of the primary code, marked as a guess.
fn primary(native: i32) -> Verdict {
    // The primary codes of SQLite by their number, from the rows; walked for each number would be slow.
    static PRIMARY: std::sync::LazyLock<[Verdict; 256]> = std::sync::LazyLock::new(|| {
        let mut primary = [UNKNOWN; 256];
        for row in derrno::sqlite::TABLE.rows().filter(|row| (0..256).contains(&row.native())) {
            primary[row.native() as usize] = row.verdict().unlisted();
        }
        primary
    });
    PRIMARY[native as usize & 0xff] // of a negative number too, as sqlite3_errstr() reads it
}

/// The same of the class, the first two characters, which are the low twelve bits.
fn class(native: i32) -> Verdict {
    static CLASSES: std::sync::LazyLock<[Verdict; 4096]> = std::sync::LazyLock::new(|| {
        let mut classes = [UNKNOWN; 4096];
        for row in derrno::sqlstate::TABLE.rows().filter(|row| row.context() == 0 && row.native() < 4096) {
            classes[row.native() as usize] = row.verdict().unlisted();
        }
        classes
    });
    CLASSES[native as usize & 0xfff]
}

every_number! {
    every_number_of_fluss_answers FLUSS fluss |_| UNKNOWN;
    every_number_of_dqlite_answers DQLITE dqlite |_| UNKNOWN;
    every_number_of_sqlite_answers SQLITE sqlite primary;
    every_number_of_raft_answers RAFT raft |_| UNKNOWN;
    every_number_of_nats_answers NATS nats |_| UNKNOWN;
    every_number_of_jetstream_answers JETSTREAM jetstream |_| UNKNOWN;
    every_number_of_nats_status_answers NATS_STATUS nats_status hundred;
    every_number_of_zookeeper_answers ZOOKEEPER zookeeper
        |native| Verdict::of(if (-99..0).contains(&native) { Kind::INTERNAL } else { Kind::UNKNOWN }).unlisted();
    every_number_of_nats_err_answers NATS_ERR nats_err |_| UNKNOWN;
    every_number_of_fauna_answers FAUNA fauna |_| UNKNOWN;
    every_number_of_nats_micro_answers NATS_MICRO nats_micro |native| {
        if native >= 400 { hundred(native) } else { UNKNOWN }.with_origin(derrno::Origin::APPLICATION)
    };
    every_number_of_dqlitepy_answers DQLITEPY dqlitepy |_| UNKNOWN;
    every_number_of_nats_py_answers NATS_PY nats_py |_| UNKNOWN;
    every_number_of_kazoo_answers KAZOO kazoo |_| UNKNOWN;
    every_number_of_fauna_driver_answers FAUNA_DRIVER fauna_driver |_| UNKNOWN;
    every_number_of_errno_answers ERRNO errno |_| UNKNOWN;
    every_number_of_gai_answers GAI gai |_| UNKNOWN;
    every_number_of_grpc_answers GRPC grpc |_| UNKNOWN;
    every_number_of_tls_alert_answers TLS_ALERT tls_alert |_| UNKNOWN;
    every_number_of_http_answers HTTP http |native| {
        let redirect = Verdict::of(Kind::STALE_METADATA).with_effect(Effect::MAYBE_APPLIED);
        if native / 100 == 3 { redirect.with_advice(Advice::STOP).unlisted() } else { hundred(native) }
    };
    every_number_of_sqlstate_answers SQLSTATE sqlstate class;
    every_number_of_http2_answers HTTP2 http2 |_| Verdict::of(Kind::INTERNAL).with_origin(derrno::Origin::TRANSPORT)
        .with_lost(derrno::Lost::LINK).unlisted();
    every_number_of_http3_answers HTTP3 http3 |_| Verdict::of(Kind::CONNECTION_LOST).with_lost(derrno::Lost::LINK)
        .with_severity(derrno::Severity::INFO).with_origin(derrno::Origin::TRANSPORT).unlisted();
    every_number_of_quic_answers QUIC quic |_| UNKNOWN.with_origin(derrno::Origin::TRANSPORT)
        .with_lost(derrno::Lost::LINK);
    every_number_of_kafka_answers KAFKA kafka |_| UNKNOWN;
    every_number_of_fluss_java_answers FLUSS_JAVA fluss_java |_| UNKNOWN;
}

/// Number 0 is no domain's, and all above the last share what derrno says of them.
#[test]
fn every_number_of_an_unknown_domain_answers() {
    for domain in [0, Domain::LAST.number() + 1] {
        by_any(Domain::new(domain), |_| UNKNOWN);
    }
}

#[test]
fn every_domain_number_answers() {
    for number in 0..=u16::MAX {
        let domain = Domain::new(number);
        let known = Domain::ALL.contains(&domain);
        assert_eq!(domain.table().is_some(), known, "{domain}");
        for native in [i32::MIN, -101, -1, 0, 1, 10_002, i32::MAX] {
            let verdict = derrno::classify(domain, native);
            assert!(known || verdict == UNKNOWN, "{domain}:{native}");
        }
    }
}
