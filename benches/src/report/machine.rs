//! Where and when it was measured.

use std::fs::read_to_string;
use std::process::Command;

/// The first line that a program prints; nothing where there is no such program.
fn says(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok()?.lines().next().map(str::to_owned)
}

/// The value of a line of /proc/cpuinfo.
fn cpu(key: &str) -> Option<String> {
    let text = read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    line.split_once(": ").map(|(_, value)| value.to_owned())
}

/// The versions of the Debian packages that the Makefile names.
fn packages() -> Option<String> {
    let names = std::env::var("BENCH_PACKAGES").ok()?;
    let mut query = Command::new("dpkg-query");
    query.args(["-W", "-f", "${Package} ${Version}, "]).args(names.split_whitespace());
    let text = String::from_utf8(query.output().ok()?.stdout).ok()?;
    Some(text.trim_end_matches(", ").to_owned())
}

/// The load averages of the last 1, 5 and 15 minutes.
pub(crate) fn load() -> String {
    let text = read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// A Markdown table of machine, system, compilers, date and command.
pub(crate) fn table(before: &str, rounds: &str) -> String {
    let processor =
        ["model name", "cpu family", "model\t", "stepping"].map(cpu).map(Option::unwrap_or_default);
    let [model, family, number, stepping] = processor;
    let cores = says("nproc", &["--all"]).unwrap_or_default();
    let virtual_ = cpu("flags").is_some_and(|flags| flags.split(' ').any(|flag| flag == "hypervisor"));
    let system = read_to_string("/etc/os-release").unwrap_or_default();
    let system = system.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).unwrap_or_default();
    let mut text = String::from("| | |\n| --- | --- |\n");
    let mut row = |what: &str, value: Option<String>| {
        text += &value.map_or_else(String::new, |value| format!("| {what} | {value} |\n"));
    };
    row("command", Some(format!("`make bench`, {rounds} rounds")));
    row("date", says("date", &["-u", "+%F"]));
    let kind = if virtual_ { ", in a virtual machine" } else { "" };
    row("processor", Some(format!("{model}, family {family} model {number} stepping {stepping}{kind}")));
    row("system", says("uname", &["-srm"]).map(|kernel| format!("{}, {kernel}", system.trim_matches('"'))));
    row("Rust", says("rustc", &["--version"]));
    row("C, C++", says("gcc", &["--version"]));
    row("", says("clang-22", &["--version"]));
    row("Python", says("python3", &["--version"]));
    row("packages", packages());
    row("load before and after", Some(format!("{before}; {} (of {cores} cores)", load())));
    text
}
