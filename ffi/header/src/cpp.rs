//! The generator of `include/derrno.hpp`: derrno.hpp.in with the names and numbers of the taxonomy.

use std::fmt::Write;

use derrno::retry::{Act, Found, Why};
use derrno::{Advice, Domain, Effect, Kind, Lost, Origin, Severity};

/// The header, from the root of the workspace.
pub const PATH: &str = "include/derrno.hpp";

const TEMPLATE: &str = include_str!("derrno.hpp.in");

/// The whole text of the header.
#[must_use]
pub fn generate() -> String {
    let mut text = TEMPLATE.to_owned();
    macro_rules! list {
        ($place:literal, $all:expr) => {
            let items = $all.map(|item| format!("{} = {}", item.name(), item.number()));
            text = text.replace($place, &lines(items));
        };
    }
    list!("@KINDS@", (0..Kind::COUNT).map(Kind::from_number));
    list!("@ADVICES@", Advice::ALL.iter());
    list!("@EFFECTS@", Effect::ALL.iter());
    list!("@SEVERITIES@", Severity::ALL.iter());
    list!("@ORIGINS@", Origin::ALL.iter());
    list!("@LOSSES@", Lost::ALL.iter());
    list!("@ACTS@", Act::ALL.iter());
    list!("@WHYS@", Why::ALL.iter());
    list!("@FOUNDS@", Found::ALL.iter());
    text.replace("@DOMAINS@", &lines((0..=Domain::LAST.number()).map(|number| format!("{{{number}, 0}}"))))
}

/// The items of a list in braces, in lines of at most 120 columns.
fn lines(items: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    let mut line = String::new();
    for item in items {
        if line.len() + item.len() > 112 {
            write!(text, "\n   {line}").expect("a string takes text");
            line.clear();
        }
        write!(line, " {item},").expect("a string takes text");
    }
    text + &format!("\n   {line}\n")
}
