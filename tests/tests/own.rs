//! Domains of a program's own: every shape of index, and what the compiler refuses.

use std::collections::HashSet;
use std::process::Command;

use derrno::{Domain, Kind, Origin, Row, Verdict, row};
use derrno_tests::place::{root, run, scratch, stdout};

/// A fixed sequence that looks random.
const fn scatter(i: i32) -> i32 {
    (i as u32).wrapping_mul(0x9e37_79b1).rotate_left(11) as i32
}

mod dense {
    use super::*;
    pub(crate) const COUNT: usize = 500;
    const ROWS: &[Row] = &{
        let mut rows = [row(-250, "DENSE", Kind::BUSY, "something is in the way; wait"); COUNT];
        let mut i = 0;
        while i < COUNT {
            rows[i] = row(i as i32 - 250, NAMES[i], Kind::BUSY, "something is in the way; wait");
            i += 1;
        }
        rows
    };
    static TEXT: [[u8; 4]; COUNT] = super::names();
    pub(crate) const NAMES: [&str; COUNT] = super::strs(&TEXT);
    derrno::domain! { number: 0x8002, name: "dense", source: "a test", origin: Origin::SERVER, rows: ROWS }
}

mod sparse {
    use super::*;
    pub(crate) const COUNT: usize = 1000;
    /// Sorted, from the lowest to the highest number there is.
    const NATIVES: [i32; COUNT] = {
        let mut natives = [0; COUNT];
        let mut i = 0;
        while i < COUNT {
            // one number out of each of COUNT equal parts of the range
            let part = (u32::MAX / COUNT as u32) as i64;
            natives[i] =
                (i32::MIN as i64 + part * i as i64 + (super::scatter(i as i32) as u32 as i64) % part) as i32;
            i += 1;
        }
        natives[0] = i32::MIN;
        natives[COUNT - 1] = i32::MAX;
        natives
    };
    const ROWS: &[Row] = &{
        let mut rows = [row(0, "SPARSE", Kind::IO, "something broke; look"); COUNT];
        let mut i = 0;
        while i < COUNT {
            rows[i] = row(NATIVES[i], NAMES[i], Kind::IO, "something broke; look");
            i += 1;
        }
        rows
    };
    static TEXT: [[u8; 4]; COUNT] = super::names();
    const NAMES: [&str; COUNT] = super::strs(&TEXT);
    const fn elsewhere(native: i32, context: u16) -> Verdict {
        Verdict::of(if native < 0 || context != 0 { Kind::TIMEOUT } else { Kind::CLOSED }).unlisted()
    }
    derrno::domain! { number: 0xffff, name: "sparse", source: "a test", origin: Origin::HOST, rows: ROWS, fallback: elsewhere }
}

/// Numbers without order, few and both signs; nothing said of the others.
mod few {
    use super::*;
    const ROWS: &[Row] = &[
        row(i32::MIN, "LOWEST", Kind::IO, "something broke; look"),
        row(-7_000_000, "LOW", Kind::BUSY, "something is in the way; wait"),
        row(-3, "NEAR", Kind::CLOSED, "it is closed; open it"),
        row(5, "FIVE", Kind::TIMEOUT, "it took too long; look").context(9),
        row(900_000, "FAR", Kind::NOT_FOUND, "it is not there; make it"),
        row(i32::MAX, "HIGHEST", Kind::EXHAUSTED, "it is full; make room"),
    ];
    derrno::domain! { number: 0x8003, name: "few", source: "a test", origin: Origin::HOST, rows: ROWS }
}

/// Many numbers without order, and none asks about the others.
mod many {
    use super::*;
    const ROWS: &[Row] = sparse::ROW_LIST;
    derrno::domain! { number: 0x8004, name: "many", source: "a test", origin: Origin::HOST, rows: ROWS }
}

/// A run of numbers with some far from it.
mod run {
    use super::*;
    const ROWS: &[Row] = &{
        let mut rows = [row(-90_000, "RUN", Kind::IO, "something broke; look"); 102];
        let mut i = 1;
        while i < 101 {
            rows[i] = row(i as i32, dense::NAMES[i], Kind::BUSY, "something is in the way; wait");
            i += 1;
        }
        rows[101] = row(70_000, "ABOVE", Kind::CLOSED, "it is closed; open it");
        rows
    };
    derrno::domain! { number: 0x8005, name: "run", source: "a test", origin: Origin::HOST, rows: ROWS }
}

/// Every number without a row is asked about: nothing is known of the rule.
mod asks {
    use super::*;
    const ROWS: &[Row] = &[
        row(1, "ONE", Kind::IO, "something broke; look"),
        row(3, "THREE", Kind::BUSY, "something is in the way; wait"),
    ];
    pub(crate) const fn odd(native: i32, context: u16) -> Verdict {
        Verdict::of(if native & 1 == 0 || context != 0 { Kind::TIMEOUT } else { Kind::CLOSED }).unlisted()
    }
    derrno::domain! { number: 0x8006, name: "asks", source: "a test", origin: Origin::HOST, rows: ROWS, fallback: odd }
}

/// A rule that varies between two numbers, and is another one below than above.
mod spans {
    use super::*;
    const ROWS: &[Row] = &[
        row(-40, "BELOW", Kind::IO, "something broke; look"),
        row(-3, "INSIDE", Kind::BUSY, "something is in the way; wait"),
        row(72, "ODD", Kind::CLOSED, "it is closed; open it"),
    ];
    pub(crate) const fn by_ten(native: i32, _context: u16) -> Verdict {
        Verdict::of(match native {
            ..-20 => Kind::UNKNOWN,
            -20..0 => Kind::INTERNAL,
            0..100 => {
                if native / 8 % 2 == 0 {
                    Kind::TIMEOUT
                } else {
                    Kind::THROTTLED
                }
            }
            _ => Kind::CLOSED,
        })
        .unlisted()
    }
    derrno::domain! {
        number: 0x8007, name: "spans", source: "a test", origin: Origin::HOST, rows: ROWS, fallback: by_ten, span: -20..=99
    }
}

/// Extended codes above the low four bits.
mod extended {
    use super::*;
    const ROWS: &[Row] = &[
        row(0, "FINE", Kind::OK, "all is well; carry on"),
        row(1, "ERROR", Kind::IO, "something broke; look"),
        row(9, "BUSY", Kind::BUSY, "something is in the way; wait"),
        row(0x19, "BUSY_TIMEOUT", Kind::TIMEOUT, "it took too long; look"),
        row(0x71, "ERROR_FULL", Kind::EXHAUSTED, "it is full; make room"),
    ];
    derrno::domain! { number: 0x8008, name: "extended", source: "a test", origin: Origin::HOST, rows: ROWS, primary: 15 }
}

/// Classes in the low twelve bits, scattered: 1000 and 3000 have a row, and so many codes that they need the perfect
/// hash; 2000 has codes and no row.
mod classed {
    use super::*;
    pub(crate) const COUNT: usize = 302;
    const ROWS: &[Row] = &{
        let mut rows = [row(1000, "CLASS", Kind::IO, "something broke; look"); COUNT];
        rows[1] = row(3000, "OTHER", Kind::CLOSED, "it is closed; open it");
        let mut i = 2;
        while i < COUNT {
            let native = ((i as i32 / 3 * 77 + 1) << 12) + (i as i32 % 3 + 1) * 1000;
            rows[i] = row(native, dense::NAMES[i], Kind::BUSY, "something is in the way; wait");
            i += 1;
        }
        rows
    };
    derrno::domain! { number: 0x8009, name: "classed", source: "a test", origin: Origin::HOST, rows: ROWS, primary: 0xfff }
}

/// The same with so few codes that one multiplication is enough.
mod few_classed {
    use super::*;
    const ROWS: &[Row] = &[
        row(1000, "CLASS", Kind::IO, "something broke; look"),
        row(3 << 12 | 1000, "CODE", Kind::BUSY, "something is in the way; wait"),
        row(3 << 12 | 4000, "ALONE", Kind::TIMEOUT, "it took too long; look"),
    ];
    derrno::domain! { number: 0x800a, name: "few_classed", source: "a test", origin: Origin::HOST, rows: ROWS, primary: 0xfff }
}

mod one {
    use super::*;
    const ROWS: &[Row] = &[
        row(7, "ONLY", Kind::OK, "all is well; carry on"),
        row(7, "ONLY", Kind::ABORTED, "all was undone; look at the others").context(3),
    ];
    derrno::domain! { number: 0x8000, name: "one", source: "a test", origin: Origin::CLIENT, rows: ROWS }
}

/// Names that differ in two places far inside only, and names of 1 to 9 bytes.
mod alike {
    use super::*;
    pub(crate) const COUNT: usize = 409;
    const LONG: [u8; 70] = *b"FIRMWARE_OF_THE_DEVICE_NO_00_SAYS_THAT_ITS_DRIVER_NO_00_FAILED_FOR_NOW";
    static LONGS: [[u8; 70]; 400] = {
        let mut names = [LONG; 400];
        let mut i = 0;
        while i < names.len() {
            (names[i][26], names[i][27]) = (b'0' + (i / 200) as u8, b'0' + (i / 20 % 10) as u8);
            (names[i][54], names[i][55]) = (b'0' + (i / 10 % 2) as u8, b'0' + (i % 10) as u8);
            i += 1;
        }
        names
    };
    const ROWS: &[Row] = &{
        let mut rows = [row(0, "A", Kind::BUSY, "something is in the way; wait"); COUNT];
        let mut i = 0;
        while i < COUNT {
            let name = if i < 400 { LONGS[i].as_slice() } else { b"ABABABABA".split_at(i - 399).0 };
            rows[i] = match core::str::from_utf8(name) {
                Ok(name) => row(i as i32, name, Kind::BUSY, "something is in the way; wait"),
                Err(_) => panic!(),
            };
            i += 1;
        }
        rows[COUNT - 1] = rows[COUNT - 1].aliases(&["B", "BA", "BAA", "BAAA", "BAAAAAA", "BAAAAAAA"]);
        rows
    };
    derrno::domain! { number: 0x8003, name: "alike", source: "a test", origin: Origin::SERVER, rows: ROWS }
}

/// COUNT different names of four digits.
const fn names<const N: usize>() -> [[u8; 4]; N] {
    let mut names = [[b'N'; 4]; N];
    let mut i = 0;
    while i < N {
        names[i] = [b'N', b'0' + (i / 100) as u8, b'0' + (i / 10 % 10) as u8, b'0' + (i % 10) as u8];
        i += 1;
    }
    names
}

const fn strs<const N: usize>(names: &'static [[u8; 4]; N]) -> [&'static str; N] {
    let mut strs = [""; N];
    let mut i = 0;
    while i < N {
        strs[i] = match core::str::from_utf8(&names[i]) {
            Ok(name) => name,
            Err(_) => panic!(),
        };
        i += 1;
    }
    strs
}

#[test]
fn a_dense_domain_answers_for_its_numbers_and_no_others() {
    assert_eq!(dense::TABLE.rows().len(), dense::COUNT);
    for native in -10_000..10_000 {
        let verdict = dense::classify(native);
        let listed = (-250..250).contains(&native);
        assert_eq!(verdict.is_unlisted(), !listed, "{native}");
        assert_eq!(verdict.kind(), if listed { Kind::BUSY } else { Kind::UNKNOWN });
        assert_eq!(dense::TABLE.entry(native).is_some(), listed);
    }
    for native in [i32::MIN, i32::MIN + 1, i32::MAX - 1, i32::MAX] {
        assert!(dense::classify(native).is_unlisted());
    }
}

#[test]
fn a_sparse_domain_answers_for_its_numbers_and_no_others() {
    let listed: Vec<i32> = sparse::TABLE.rows().map(|row| row.native()).collect();
    assert_eq!((listed.len(), listed[0], listed[sparse::COUNT - 1]), (sparse::COUNT, i32::MIN, i32::MAX));
    for (i, native) in listed.iter().enumerate() {
        assert_eq!(sparse::classify(*native), Verdict::of(Kind::IO).with_origin(Origin::HOST));
        let row = sparse::TABLE.by_name(format!("N{i:03}")).expect("named");
        assert_eq!(row.native(), *native);
        for near in [native.wrapping_sub(1), native.wrapping_add(1)] {
            if listed.binary_search(&near).is_err() {
                let kind = if near < 0 { Kind::TIMEOUT } else { Kind::CLOSED };
                assert_eq!(sparse::classify(near), Verdict::of(kind).unlisted(), "{near}");
            }
        }
    }
    for i in 0..1_000_000 {
        let native = scatter(i);
        assert_eq!(
            sparse::classify(native).is_unlisted(),
            listed.binary_search(&native).is_err(),
            "{native}"
        );
    }
}

/// Numbers to ask a domain about: near each row, what differs from it in one bit, the ends, and all over.
fn numbers(table: &'static derrno::Table) -> impl Iterator<Item = i32> {
    let rows = table.rows().map(|row| row.native());
    let near = rows.clone().flat_map(|native| (-300..300).map(move |by: i32| native.wrapping_add(by)));
    let bits = rows.flat_map(|native| (0..32).map(move |bit| native ^ (1_u32 << bit) as i32));
    let ends = [i32::MIN, i32::MIN + 1, -1, 0, 1, i32::MAX - 1, i32::MAX];
    near.chain(bits).chain(ends).chain((0..100_000).map(scatter))
}

/// Compares a domain with its rows and its rule.
fn agree(table: &'static derrno::Table, classify: fn(i32) -> Verdict, rule: impl Fn(i32) -> Verdict) {
    let rows: Vec<_> = table.rows().map(|row| row.native()).collect();
    for native in numbers(table) {
        let base = table.rows().nth(rows.partition_point(|other| *other < native));
        let base = base.filter(|row| row.native() == native && row.context() == 0);
        let expected = base.map_or_else(|| rule(native), |row| row.verdict());
        assert_eq!(classify(native), expected, "{}:{native}", table.name());
        assert_eq!(table.entry(native), base, "{}:{native}", table.name());
        assert_eq!(table.verdict_in(native, 77), expected, "{}:{native}, in a context", table.name());
    }
}

#[test]
fn every_shape_answers_as_its_rows_and_its_rule() {
    let unknown = Verdict::of(Kind::UNKNOWN).unlisted();
    agree(&dense::TABLE, dense::classify, |_| unknown);
    agree(&few::TABLE, few::classify, |_| unknown);
    agree(&many::TABLE, many::classify, |_| unknown);
    agree(&run::TABLE, run::classify, |_| unknown);
    agree(&spans::TABLE, spans::classify, |native| spans::by_ten(native, 0));
    agree(&extended::TABLE, extended::classify, |native| match native & 15 {
        0 => Verdict::OK.unlisted(),
        1 => extended::classify(1).unlisted(),
        9 => extended::classify(9).unlisted(),
        _ => unknown,
    });
    agree(&classed::TABLE, classed::classify, |native| match native & 0xfff {
        class @ (1000 | 3000) => classed::classify(class).unlisted(),
        _ => unknown,
    });
    agree(&few_classed::TABLE, few_classed::classify, |native| match native & 0xfff {
        1000 => Verdict::of(Kind::IO).with_origin(Origin::HOST).unlisted(),
        _ => unknown,
    });
    assert_eq!(few::TABLE.verdict_in(5, 9).kind(), Kind::TIMEOUT);
    for native in (-1000..1000).chain([i32::MIN, i32::MAX]).filter(|native| ![1, 3].contains(native)) {
        assert_eq!(asks::classify(native), asks::odd(native, 0));
        assert_eq!(asks::TABLE.verdict_in(native, 1), asks::odd(native, 1), "a context asks again");
    }
}

/// What the generator of `derrno_inline.h` prints of each shape of index, compiled, against Rust.
#[test]
fn every_shape_answers_from_c_as_from_rust() {
    assert!(many::INDEX.perfect.is_some() && few::INDEX.factor != 0 && extended::INDEX.mask == 15);
    assert!(classed::INDEX.perfect.is_some() && classed::INDEX.asks_again());
    assert!(few_classed::INDEX.factor != 0 && few_classed::INDEX.asks_again());
    let (mut program, mut functions) =
        ("#include <derrno_inline.h>\n#include <stdio.h>\n".to_owned(), vec![]);
    let mut asked: Vec<u8> = vec![];
    for (domain, (table, index, classify)) in [
        (&dense::TABLE, dense::INDEX, dense::classify as fn(i32) -> Verdict),
        (&few::TABLE, few::INDEX, few::classify),
        (&many::TABLE, many::INDEX, many::classify),
        (&run::TABLE, run::INDEX, run::classify),
        (&extended::TABLE, extended::INDEX, extended::classify),
        (&classed::TABLE, classed::INDEX, classed::classify),
        (&few_classed::TABLE, few_classed::INDEX, few_classed::classify),
    ]
    .into_iter()
    .enumerate()
    {
        program += &derrno_header::inline::lookup(table.name(), &index);
        functions.push(format!("derrno_inline_{}", table.name()));
        for native in numbers(table) {
            let numbers = [domain as u32, native as u32, classify(native).bits()];
            asked.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
        }
    }
    program += &format!(
        "int main(void) {{\n    \
         static derrno_verdict (*const functions[])(int32_t) = {{{}}};\n    \
         unsigned long seen = 0, wrong = 0;\n    \
         for (uint32_t asked[3]; fread(asked, sizeof asked, 1, stdin) == 1; seen++)\n        \
         wrong += functions[asked[0]]((int32_t)asked[1]) != asked[2];\n    \
         printf(\"%lu numbers, %lu wrong\\n\", seen, wrong);\n}}\n",
        functions.join(", ")
    );
    let out = scratch("own-inline");
    std::fs::write(out.join("own.c"), program).expect("the program can be written");
    std::fs::write(out.join("asked"), &asked).expect("the numbers can be written");
    let mut gcc = Command::new("gcc");
    run(gcc
        .args(["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O1", "-fsanitize=undefined"])
        .arg("-I")
        .arg(root("include"))
        .arg(out.join("own.c"))
        .arg("-o")
        .arg(out.join("own")));
    let numbers = std::fs::File::open(out.join("asked")).expect("the numbers can be read");
    let said = stdout(Command::new(out.join("own")).stdin(numbers));
    assert_eq!(said, format!("{} numbers, 0 wrong\n", asked.len() / 12));
}

#[test]
fn names_that_are_nearly_the_same_are_told_apart() {
    let find = |name: &[u8]| alike::TABLE.by_name(name);
    let mut names = HashSet::new();
    for row in alike::TABLE.rows() {
        names.insert(row.name().as_bytes());
        names.extend(row.aliases().map(str::as_bytes));
    }
    for name in &names {
        let named = find(name).expect("a row");
        assert!(named.name().as_bytes() == *name || named.aliases().any(|alias| alias.as_bytes() == *name));
        for (i, byte) in (0..name.len()).flat_map(|i| [b'A', b'B', b'5', 0, 0xff].map(|byte| (i, byte))) {
            let mut near = name.to_vec();
            near[i] = byte;
            assert_eq!(find(&near).is_some(), names.contains(near.as_slice()), "{near:?}");
        }
    }
    let last = alike::TABLE.rows().last().expect("a row");
    assert_eq!(last.aliases().collect::<Vec<_>>(), ["B", "BA", "BAA", "BAAA", "BAAAAAA", "BAAAAAAA"]);
    assert_eq!((find(b""), find(&[b'A'; 100_000])), (None, None));
}

#[test]
fn a_variant_answers_in_its_context_only() {
    assert!(one::classify(7).is_ok());
    assert_eq!(one::TABLE.verdict_in(7, 3).kind(), Kind::ABORTED);
    assert!(one::TABLE.verdict_in(7, 4).is_ok(), "another context leaves the base row");
    assert!(one::TABLE.verdict_in(8, 3).is_unlisted());
    assert_eq!(one::TABLE.rows().len(), 2);
    assert_eq!((one::DOMAIN, one::TABLE.name()), (Domain::new(0x8000), "one"));
}
