//! Prints the findings of each line of standard input; with `-q` only lines that have some.
use std::io::BufRead;
fn main() {
    let quiet = std::env::args().any(|arg| arg == "-q");
    let mut n = 0;
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.expect("bytes");
        n += 1;
        let found = derrno_text::recognise(&line);
        if quiet && found.is_empty() {
            continue;
        }
        println!("{}", String::from_utf8_lossy(&line));
        for finding in found {
            let what = match finding.meaning {
                derrno_text::Meaning::Code(code) => code.to_string(),
                derrno_text::Meaning::Nothing(nothing) => nothing.text.to_owned(),
            };
            println!(
                "    {}: {what} {} {:?} {:?}",
                finding.sureness.name(),
                finding.evidence.name(),
                finding.span,
                finding.client
            );
        }
    }
    eprintln!("{n} lines");
}
