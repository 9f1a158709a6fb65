//! The generator of `include/derrno_retry.h`, and of what `include/derrno.h` has of the retry engine.
//!
//! The engine in C is written by hand, in retry_engine.h; what it decides from is printed from the core.
//! tests/tests/retry/c.rs shows that both engines go the same way.

use std::fmt::Write;

use derrno::Kind;
use derrno::retry::{Act, DEVICE, FEW, Found, MANY, Policy, Why};

/// The header, from the root of the workspace.
pub const PATH: &str = "include/derrno_retry.h";

const FRONT: &str = include_str!("retry_front.h");
const ENGINE: &str = include_str!("retry_engine.h");

/// The whole text of the header.
#[must_use]
pub fn generate() -> String {
    let mut text = FRONT.to_owned();
    text += "\n// Of each kind: the class of wait in two bits, the signal to the gate in two, and whether a doubt makes \
             it\n// ambiguous.\nstatic const uint8_t derrno_inline_manners[] = {";
    for kind in 0..Kind::COUNT {
        let space = if kind % 16 == 0 { "\n    " } else { " " };
        write!(text, "{space}0x{:02x},", Kind::from_number(kind).manner().bits())
            .expect("a string takes text");
    }
    text + "\n};\n" + ENGINE
}

/// Names and numbers of the engine, as defines.
pub(super) fn constants() -> String {
    let mut text = String::new();
    let mut section = |title: &str, prefix: &str, all: &mut dyn Iterator<Item = (&str, u8)>| {
        write!(text, "\n// {title}\n").expect("a string takes text");
        for (name, number) in all {
            writeln!(text, "#define DERRNO_{prefix}_{} {number}", name.to_ascii_uppercase())
                .expect("a string takes text");
        }
    };
    section("Acts: what to do next.", "ACT", &mut Act::ALL.iter().map(|act| (act.name(), act.number())));
    section("Whys: why to give up.", "WHY", &mut Why::ALL.iter().map(|why| (why.name(), why.number())));
    let found = &mut Found::ALL.iter().map(|found| (found.name(), found.number()));
    section("What a look found.", "FOUND", found);
    text
}

/// The policies, each as a constant of the program that uses it.
pub(super) fn policies() -> String {
    let policies = [
        (
            "many",
            "For many clients of one service: no repeat of a timeout before eight successes have earned it.",
            MANY,
        ),
        (
            "few",
            "For a tool or few clients of one server: a fresh budget pays the repeats of two timeouts.",
            FEW,
        ),
        ("device", "For a device: it waits rather than fails, and has no gate.", DEVICE),
    ];
    let mut text = String::new();
    for (name, what, policy) in policies {
        writeln!(
            text,
            "\n// {what}\nstatic const struct derrno_retry_policy derrno_retry_{name} = {{\n{}}};",
            members(&policy)
        )
        .expect("a string takes text");
    }
    text
}

/// The members of a policy, in their order.
fn members(policy: &Policy) -> String {
    let four =
        |numbers: [u16; 4]| format!("{{{}, {}, {}, {}}}", numbers[0], numbers[1], numbers[2], numbers[3]);
    let Policy { base, doublings, floor, price, price_unsure, earn, attempts, always, .. } = *policy;
    let Policy { start, most, dedup, settle, hint_cap, spread, lease, open, open_doublings, shut_at, .. } =
        *policy;
    let (doublings, floor, price) = (doublings.map(u16::from), floor.map(u16::from), price.map(u16::from));
    format!(
        "    {}, {}, {}, {}, // base, doublings, floor, price\n    \
         {price_unsure}, {earn}, {attempts}, {}, // price_unsure, earn, attempts, always\n    \
         {start}, {most}, {dedup}, {settle}, {hint_cap}, // start, most, dedup, settle, hint_cap\n    \
         {spread}, {lease}, {open}, {open_doublings}, {shut_at}, // spread, lease, open, open_doublings, shut_at\n",
        four(base),
        four(doublings),
        four(floor),
        four(price),
        always.bits()
    )
}
