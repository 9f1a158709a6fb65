//! Asks every question about every line of its input, `domain native name`: each question is a
//! function of its own, so that callgrind tells what one costs. Prints the sum of the answers.

use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use derrno::{Code, Domain, Verdict};

/// The questions that only the numbers of one domain can be asked.
macro_rules! one_domain {
    ($($domain:ident),*) => {
        $(#[inline(never)]
        fn $domain(native: i32) -> Verdict {
            derrno::$domain::classify(native)
        })*

        fn of_its_domain(domain: Domain) -> Option<fn(i32) -> Verdict> {
            [$((derrno::$domain::DOMAIN, $domain as fn(i32) -> Verdict)),*]
                .into_iter()
                .find_map(|(known, classify)| (known == domain).then_some(black_box(classify)))
        }
    };
}
one_domain!(fluss, dqlite, sqlite, raft, nats, jetstream, nats_status, zookeeper);

/// What the compiler cannot know, because `main` gives it away.
static WORDS: [AtomicU32; 256] = [const { AtomicU32::new(0) }; 256];

/// The least a lookup can cost: a clamped load from an array.
#[inline(never)]
fn floor(native: i32) -> u32 {
    WORDS[native.cast_unsigned().min(255) as usize].load(Relaxed)
}

#[inline(never)]
fn classify(domain: Domain, native: i32) -> Verdict {
    derrno::classify(domain, native)
}

#[inline(never)]
fn by_name(domain: Domain, name: &str) -> Option<Code> {
    domain.by_code_name(name)
}

#[inline(never)]
fn name(code: Code) -> Option<&'static str> {
    code.name()
}

#[inline(never)]
fn message(code: Code) -> Option<&'static str> {
    code.message()
}

#[inline(never)]
fn format(code: Code, buffer: &mut [u8]) -> usize {
    code.write(buffer)
}

fn main() {
    black_box(&WORDS);
    let mut sum = 0_u32;
    for line in std::io::stdin().lines() {
        let line = line.expect("lines of text");
        let mut words = line.splitn(3, ' ');
        let mut word = || words.next().expect("three words");
        let domain = Domain::new(word().parse().expect("a domain"));
        let native = word().parse().expect("a number");
        let code = Code::new(domain, native);
        sum = sum.wrapping_add(floor(native));
        sum = sum.wrapping_add(classify(domain, native).bits());
        sum = sum.wrapping_add(of_its_domain(domain).map_or(0, |classify| classify(native).bits()));
        sum = sum.wrapping_add(by_name(domain, word()).map_or(0, |code| code.native() as u32));
        let words = [name(code), message(code)].map(Option::unwrap_or_default);
        sum = sum.wrapping_add(words.map(|text| text.len() as u32).iter().sum());
        sum = sum.wrapping_add(format(code, &mut [0; 256]) as u32);
    }
    println!("{sum}");
}
