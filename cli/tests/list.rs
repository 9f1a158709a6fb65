//! `derrno list`, `domains`, `export` and `completions` by the real program; and docs/TOOL.md.

mod tool;

use std::collections::HashMap;
use std::io::Read;
use std::process::{Command, Stdio};

use derrno::{Domain, Entry};
use tool::{derrno, fails, prints};

fn rows() -> Vec<Entry> {
    Domain::ALL.iter().flat_map(|domain| domain.table().expect("all features are on").rows()).collect()
}

#[test]
fn list_has_one_line_per_row_in_columns() {
    let text = prints(&["list"]);
    assert_eq!(text.lines().count(), rows().len());
    for (line, row) in text.lines().zip(rows()) {
        let verdict = row.verdict();
        let rest =
            line.strip_prefix(&row.code().to_string()).unwrap_or_else(|| panic!("{}: {line}", row.code()));
        let words: Vec<_> = rest.split_whitespace().take(4).collect();
        let expected = [
            verdict.kind().name(),
            verdict.advice().name(),
            verdict.effect().name(),
            verdict.severity().name(),
        ];
        assert_eq!(words, expected, "{line}");
        assert!(line.trim_end_matches(" (retired)").ends_with(row.message()), "{line}");
        assert_eq!(line.ends_with(" (retired)"), row.is_retired(), "{line}");
    }
    let zookeeper = prints(&["list", "zookeeper"]);
    let column = |line: &str, row: &Entry| line.find(row.message());
    let rows: Vec<_> = rows().into_iter().filter(|row| row.table().name() == "zookeeper").collect();
    let first = column(zookeeper.lines().next().expect("a line"), &rows[0]);
    assert!(zookeeper.lines().zip(&rows).all(|(line, row)| column(line, row) == first), "{zookeeper}");
}

#[test]
fn list_selects() {
    let fit = |select: &dyn Fn(&Entry) -> bool| rows().iter().filter(|row| select(row)).count();
    for (args, count) in [
        (vec!["list", "--kind", "not_found"], fit(&|row| row.verdict().kind().name() == "not_found")),
        (vec!["list", "--advice", "redo"], fit(&|row| row.verdict().advice().name() == "redo")),
        (vec!["list", "--effect", "applied"], fit(&|row| row.verdict().effect().name() == "applied")),
        (
            vec!["list", "fauna", "--severity", "fatal"],
            fit(&|row| row.table().name() == "fauna" && row.verdict().severity().name() == "fatal"),
        ),
    ] {
        assert_eq!(prints(&args).lines().count(), count, "{args:?}");
    }
    let said = fails(&["list", "--kind", "notfound"], 2);
    assert!(said.contains("a similar value exists: 'not_found'"), "{said}");
    let said = fails(&["list", "zokeeper"], 2);
    assert!(said.contains("no domain is called `zokeeper`; did you mean `zookeeper`?"), "{said}");
}

#[test]
fn domains_are_listed_with_their_number_and_source() {
    let text = prints(&["domains"]);
    for (line, domain) in text.lines().skip(1).zip(Domain::ALL) {
        let table = domain.table().expect("all features are on");
        assert!(line.trim_start().starts_with(&format!("{}  {domain}", domain.number())), "{line}");
        assert!(line.ends_with(table.source()), "{line}");
    }
    assert_eq!(text.lines().count(), 1 + Domain::ALL.len());
}

#[test]
fn the_three_forms_of_export_say_the_same_and_say_all() {
    let json: Vec<serde_json::Value> =
        serde_json::from_str(&prints(&["export", "--format", "json"])).expect("JSON");
    let csv_text = prints(&["export", "--format", "csv"]);
    let mut csv = csv::Reader::from_reader(csv_text.as_bytes());
    let names: Vec<String> = csv.headers().expect("names").iter().map(str::to_owned).collect();
    let csv: Vec<Vec<String>> =
        csv.records().map(|line| line.expect("a line").iter().map(str::to_owned).collect()).collect();
    let markdown = prints(&["export", "--format", "markdown"]);
    assert_eq!(
        (json.len(), csv.len(), markdown.lines().count()),
        (rows().len(), rows().len(), rows().len() + 2)
    );

    for (((row, object), cells), line) in rows().iter().zip(&json).zip(&csv).zip(markdown.lines().skip(2)) {
        let cell: HashMap<&str, &str> =
            names.iter().map(String::as_str).zip(cells.iter().map(String::as_str)).collect();
        assert_eq!(object.as_object().map(|object| object.len()), Some(names.len()));
        for name in &names {
            let text = match &object[name] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                serde_json::Value::Array(list) => {
                    list.iter().map(|one| one.as_str().expect("a name")).collect::<Vec<_>>().join(", ")
                }
                other => other.to_string(),
            };
            assert_eq!(cell[name.as_str()], text, "{}, {name}", row.code());
        }
        assert_eq!(line, format!("| {} |", cells.join(" | ")), "{}", row.code());
        let verdict = row.verdict();
        assert_eq!(cell["native"], row.native().to_string());
        assert_eq!(cell["verdict"], verdict.bits().to_string());
        assert_eq!(
            [cell["domain"], cell["name"], cell["kind"], cell["message"], cell["errno"], cell["raised_as"]],
            [
                row.table().name(),
                row.name(),
                verdict.kind().name(),
                row.message(),
                row.errno().name(),
                row.raised_as().map_or("", |class| class.name())
            ]
        );
    }
}

#[test]
fn an_export_of_no_rows_is_still_well_formed() {
    let nothing = ["raft", "--kind", "no_leader"];
    let export = |format| prints(&[&["export", "--format", format], &nothing[..]].concat());
    assert_eq!(export("json"), "[]\n");
    assert_eq!((export("csv").lines().count(), export("markdown").lines().count()), (1, 2));
}

#[test]
fn completions_know_the_subcommands_and_the_values() {
    // For fish, clap completes the values of options only.
    for (shell, words) in [
        ("bash", &["explain", "decode", "not_found", "fauna_driver"][..]),
        ("zsh", &["explain", "decode", "not_found", "fauna_driver"]),
        ("fish", &["explain", "decode", "not_found"]),
    ] {
        let script = prints(&["completions", shell]);
        for word in words {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    assert!(fails(&["completions", "csh"], 2).contains("possible values"));
}

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    for args in [&["list"][..], &["export", "--format", "json"], &["completions", "bash"]] {
        let mut child =
            derrno(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("derrno starts");
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut said).expect("text");
        assert_eq!((child.wait().expect("derrno ends").code(), said.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let output = derrno(&["list"]).stdout(full).output().expect("derrno starts");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stderr, b"derrno: the output: No space left on device (os error 28)\n");
}

#[test]
fn the_examples_of_the_page_print_what_it_shows() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/TOOL.md");
    let page = std::fs::read_to_string(path).expect("the page");
    let (before, rest) = page.split_once("<!-- cli -->\n```text\n").expect("the page has the mark");
    let (shown, after) = rest.split_once("```").expect("the block ends");
    let tool = std::path::Path::new(env!("CARGO_BIN_EXE_derrno")).parent().expect("a folder");
    let programs = format!("{}:{}", tool.display(), std::env::var("PATH").unwrap_or_default());
    let mut now = String::new();
    for line in shown.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let output = Command::new("sh").args(["-c", &format!("{line} 2>&1")]).env("PATH", &programs).output();
        let output = output.expect("sh starts");
        now += &format!("$ {line}\n{}", String::from_utf8_lossy(&output.stdout));
    }
    assert!(now.matches("\n$ ").count() >= 2, "the page shows some commands");
    if std::env::var("DERRNO_README").is_ok_and(|value| value == "write") {
        std::fs::write(path, format!("{before}<!-- cli -->\n```text\n{now}```{after}"))
            .expect("docs/TOOL.md");
    } else {
        assert!(shown == now, "docs/TOOL.md, cli: stale; run `make readme`. Now:\n{now}");
    }
}
