//! Every table against the catalogue in tests/catalog, both ways.
//!
//! A line of the catalogue is one code, class or text of upstream, with the file and version it was
//! read in. Empty columns are not compared.

use std::collections::BTreeSet;

use derrno::Domain;
use derrno_tests::catalog::{bears, get, lines, parents, repeat, row, table};

#[test]
fn every_line_of_the_catalogue_has_its_row_and_every_row_its_line() {
    for domain in Domain::ALL {
        let mut seen = BTreeSet::new();
        for line in lines(domain.name()) {
            let row = row(*domain, &line);
            let code = row.code();
            assert!(
                seen.insert(row.place()) || get(&line, "native").is_empty(),
                "{}: {code}: two lines for one row; tell them apart in a column context or text",
                get(&line, "at")
            );
            let at = get(&line, "at");
            assert!(
                bears(&row, get(&line, "name")),
                "{at}: {code}: upstream calls it {}",
                get(&line, "name")
            );
            assert!(!get(&line, "source").is_empty(), "{at}: the line names no source");
        }
        for row in table(*domain).rows() {
            assert!(
                seen.contains(&row.place()),
                "tests/catalog/{domain}.csv has no line for {}, which core/src/systems/{domain}.rs has",
                row.code()
            );
        }
    }
}

/// A file of rows that no domain names is compiled by nobody.
#[test]
fn every_file_of_rows_is_a_domain() {
    for entry in std::fs::read_dir(derrno_tests::place::root("core/src/systems")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        assert!(
            name == "mod" || Domain::by_name(name).is_some(),
            "core/src/domain.rs, domains!: add a line for core/src/systems/{name}.rs, or remove that file"
        );
    }
}

#[test]
fn classes_statuses_and_marks_are_those_of_the_catalogue() {
    for domain in Domain::ALL {
        for line in lines(domain.name()) {
            let row = row(*domain, &line);
            let code = format!("{}: {}", get(&line, "at"), row.code());
            if let Some(class) = line.get("class") {
                let ours = row.raised_as().map_or("", |class| class.name());
                assert_eq!(ours, class, "{code}: the class its client raises");
            }
            if let Some(status) = line.get("status") {
                assert_eq!(
                    row.status().to_string(),
                    if status.is_empty() { "0" } else { status },
                    "{code}: status"
                );
            }
            if let Some(retired) = line.get("retired") {
                assert_eq!(row.is_retired(), retired == "yes", "{code}: retired");
            }
            if let Some(closes) = line.get("closes") {
                assert_eq!(row.closes(), closes == "yes", "{code}: closes the link");
            }
        }
    }
}

/// What a row sets beside its verdict: for each such column the rows of a domain that set it, with the value.
fn marks(domain: Domain) -> Vec<(&'static str, BTreeSet<[String; 4]>)> {
    let mark = |set: &dyn Fn(&derrno::Entry) -> String| {
        let rows = table(domain).rows().map(|row| {
            [row.native().to_string(), row.context().to_string(), row.name().to_owned(), set(&row)]
        });
        rows.filter(|mark| !mark[3].is_empty()).collect::<BTreeSet<_>>()
    };
    let yes = |set: bool| if set { "yes".to_owned() } else { String::new() };
    vec![
        ("closes", mark(&|row| yes(row.closes()))),
        ("retired", mark(&|row| yes(row.is_retired()))),
        (
            "lost",
            mark(&|row| match row.verdict().lost() {
                derrno::Lost::NOTHING => String::new(),
                lost => lost.name().to_owned(),
            }),
        ),
        ("text", mark(&|row| row.text().to_owned())),
        ("class", mark(&|row| row.raised_as().map_or(String::new(), |class| class.name().to_owned()))),
    ]
}

/// No mark is our word alone: it is a column of the catalogue of its domain, compared above, or a line of
/// marks.csv with the place in upstream's source.
#[test]
fn each_mark_of_a_row_is_in_a_catalogue() {
    let lines_of_marks = lines("marks");
    for domain in Domain::ALL {
        for (column, ours) in marks(*domain) {
            let of_it = |line: &&derrno_tests::catalog::Line| {
                get(line, "domain") == domain.name() && get(line, "column") == column
            };
            let theirs: BTreeSet<[String; 4]> = (lines_of_marks.iter().filter(of_it))
                .map(|line| {
                    assert!(!get(line, "source").is_empty(), "marks.csv, {line:?}: no source");
                    ["native", "context", "name", "value"].map(|column| get(line, column).to_owned())
                })
                .collect();
            let own_column = lines(domain.name()).iter().any(|line| line.contains_key(column));
            if own_column {
                assert!(
                    theirs.is_empty(),
                    "tests/catalog/marks.csv: {domain} has a column {column} of its own"
                );
                continue;
            }
            let line = |[native, context, name, value]: &[String; 4]| {
                format!("{domain},{native},{context},{name},{column},{value},<source>")
            };
            let missing: Vec<_> = ours.difference(&theirs).map(line).collect();
            assert!(
                missing.is_empty(),
                "rows of {domain} set {column}, and no catalogue says so: add a column {column} to \
                 tests/catalog/{domain}.csv, or these lines to tests/catalog/marks.csv, each with where upstream \
                 says it:\n{}",
                missing.join("\n")
            );
            let stale: Vec<_> = theirs.difference(&ours).map(|mark| mark.join(",")).collect();
            assert!(
                stale.is_empty(),
                "tests/catalog/marks.csv, {domain} {column}: no row says so:\n{}",
                stale.join("\n")
            );
        }
    }
}

/// A note tells of another meaning of a number, and is no more our word alone: notes.csv has what it must say,
/// read in the release or system where the number means that.
#[test]
fn each_note_says_what_the_number_meant_and_where() {
    let mut noted = BTreeSet::new();
    for line in lines("notes") {
        let domain = Domain::by_name(get(&line, "domain")).expect("a domain");
        let row = row(domain, &line);
        assert!(bears(&row, get(&line, "name")), "{}: is not {}", row.code(), get(&line, "name"));
        assert!(get(&line, "source").contains('@'), "{}: the line names no source and version", row.code());
        for says in get(&line, "says").split(';') {
            assert!(row.note().contains(says), "{}: `{}` does not say `{says}`", row.code(), row.note());
        }
        assert!(noted.insert(row.code()), "{}: two lines", row.code());
    }
    for row in Domain::ALL.iter().flat_map(|domain| table(*domain).rows()) {
        assert_eq!(
            !row.note().is_empty(),
            noted.contains(&row.code()),
            "{}: a note without a line in tests/catalog/notes.csv, or the reverse",
            row.code()
        );
    }
}

/// SUMMARY.md is kept by the suite `upstream`, which runs the comparisons.
#[test]
fn each_domain_is_compared_with_upstream_or_says_why_not() {
    let summary = derrno_tests::place::read("tests/upstream/SUMMARY.md");
    let reasons = lines("not-compared");
    for domain in Domain::ALL {
        let compared = summary.contains(&format!("| `{domain}` | "));
        let reason = reasons.iter().find(|line| get(line, "domain") == domain.name());
        match (compared, reason) {
            (false, None) => panic!(
                "{domain} is compared with nothing of upstream's: add a comparison to tests/upstream (see \
                 clients.rs and debian.rs) and run `make upstream`, or a line `{domain},<reason>` to \
                 tests/catalog/not-compared.csv"
            ),
            (true, Some(_)) => {
                panic!("tests/catalog/not-compared.csv: {domain} is compared now; remove its line")
            }
            (false, Some(line)) => assert!(get(line, "reason").len() > 20, "{domain}: no reason"),
            (true, None) => {}
        }
    }
}

#[test]
fn what_is_lost_is_what_upstream_says() {
    for domain in Domain::ALL {
        for line in lines(domain.name()) {
            let file = format!("tests/catalog/{domain}.csv");
            let lost = line.get("lost").unwrap_or_else(|| panic!("{file}: add the columns `lost,why_lost`"));
            let row = row(*domain, &line);
            let expected = if lost.is_empty() { "nothing" } else { lost };
            let at = get(&line, "at");
            let ours = row.verdict().lost().name();
            assert_eq!(ours, expected, "{at}: {}: lost is {ours} in the row, {expected} here", row.code());
            let why = get(&line, "why_lost");
            assert_eq!(why.len() > 20, !lost.is_empty(), "{at}: why_lost, over 20 characters: `{why}`");
        }
    }
}

#[test]
fn the_hierarchy_is_that_of_the_catalogue() {
    for domain in Domain::ALL {
        for line in lines(domain.name()) {
            let Some(expected) = line.get("parent") else { continue };
            let row = row(*domain, &line);
            if row.name() != get(&line, "name") && *domain == Domain::FAUNA_DRIVER {
                continue; // another driver's name for a JavaScript class: that class's parents count
            }
            if *expected != "*" {
                assert_eq!(parents(&row), *expected, "{}: parents", row.code());
            }
        }
    }
}

#[test]
fn what_is_left_out_has_a_reason_and_no_row() {
    for line in lines("left-out") {
        let (domain, name) = (get(&line, "domain"), get(&line, "name"));
        let table = table(Domain::by_name(domain).expect("a domain"));
        assert!(table.by_name(name).is_none(), "{domain} {name}: left out, yet it has a row");
        assert!(!get(&line, "reason").is_empty(), "{domain} {name}: no reason");
    }
}

#[test]
fn the_kinds_are_those_of_the_taxonomy() {
    use derrno::{Advice, Kind, Verdict};
    let lines = lines("kinds");
    assert_eq!(lines.len(), usize::from(Kind::COUNT));
    for (number, line) in (0..).zip(&lines) {
        let kind = Kind::from_number(number);
        let verdict = Verdict::of(kind);
        let ours = [
            number.to_string(),
            kind.name().into(),
            kind.family().name().into(),
            kind.grpc().name().into(),
            kind.http().to_string(),
            kind.errno().name().into(),
            verdict.advice().name().into(),
            verdict.effect().name().into(),
            verdict.severity().name().into(),
        ];
        let columns = ["number", "name", "family", "grpc", "http", "errno", "advice", "effect", "severity"];
        for (column, ours) in columns.iter().zip(ours) {
            assert_eq!(ours, get(line, column), "kind {kind}: {column}");
        }
        assert_eq!(verdict.kind(), kind);
    }
    let unknown = Kind::from_number(Kind::COUNT);
    assert_eq!((unknown.number(), unknown.name()), (Kind::COUNT, "unknown"));
    assert_eq!(Advice::from_number(15).name(), "unknown");
}

#[test]
fn the_counts_are_those_of_upstream() {
    let numbers = |domain| {
        let natives: BTreeSet<i32> = table(domain).rows().map(|row| row.native()).collect();
        natives.len()
    };
    let mut printed = String::new();
    for (domain, count) in [
        (Domain::FLUSS, 76),
        (Domain::SQLITE, 31 + 82 + 2),
        (Domain::RAFT, 25),
        (Domain::NATS, 41),
        (Domain::JETSTREAM, 226),
        (Domain::ZOOKEEPER, 36),
        (Domain::FAUNA, 57 + 6),      // FQL v4 alone has 6
        (Domain::SQLSTATE, 264 + 11), // CockroachDB alone has 11
    ] {
        printed += &format!("{domain}: {count} codes\n");
        let ours = numbers(domain);
        let constant = domain.name().to_uppercase();
        assert_eq!(
            ours, count,
            "tests/tests/catalog.rs, the_counts_are_those_of_upstream: write (Domain::{constant}, {ours})"
        );
    }
    // Past the capture of the test runner: the counts are part of its report.
    std::io::Write::write_all(&mut std::io::stdout(), printed.as_bytes()).expect("stdout");
    let primary = table(Domain::SQLITE).rows().filter(|row| row.native() < 256).count();
    assert_eq!(primary, 31, "primary codes of SQLite");
}

#[test]
fn where_upstream_retries_otherwise_the_reason_is_written_down() {
    let mut differences = BTreeSet::new();
    for domain in Domain::ALL {
        for line in lines(domain.name()) {
            let ours = repeat(row(*domain, &line).verdict());
            let upstream = match get(&line, "retry") {
                "retriable" => "yes",
                "not" => "no",
                _ => continue,
            };
            if ours != upstream {
                let text = get(&line, "text");
                let name = if text.is_empty() { get(&line, "name") } else { text };
                differences.insert(format!("{domain},{},{name},{upstream},{ours}", get(&line, "native")));
            }
        }
    }
    let known: BTreeSet<String> = lines("retry")
        .iter()
        .filter(|line| get(line, "by").is_empty()) // tests/upstream runs the predicates of the others
        .map(|line| {
            assert!(get(line, "reason").len() > 20, "{line:?}: no reason");
            ["domain", "native", "name", "upstream", "derrno"].map(|column| get(line, column)).join(",")
        })
        .collect();
    let new: Vec<_> = differences.difference(&known).collect();
    let stale: Vec<_> = known.difference(&differences).collect();
    assert!(
        new.is_empty() && stale.is_empty(),
        "tests/catalog/retry.csv lacks {new:#?} (write each with `,,<reason>` after it), or has too many {stale:#?}"
    );
}
