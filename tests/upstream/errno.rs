//! errno and getaddrinfo: the headers of each platform that a package has, both ways, against `Platform`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use derrno::errno::Platform;
use derrno::{Code, Domain};
use derrno_tests::catalog::table;
use derrno_tests::place::{root, run, scratch};

use crate::clients::{crate_source, heard};
use crate::debian::{header, version};
use crate::fact::{Compared, Fact};

/// The release of the crate libc to compare with.
const LIBC: &str = "0.2.191";

/// Symbol to number, as C or Rust reads them: a value is a number, a sum, or another symbol.
fn symbols(text: &str, prefixes: &[&str]) -> BTreeMap<String, i64> {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (name, value) = match words.as_slice() {
            ["#define", name, value @ ..] | ["#", "define", name, value @ ..] => (*name, value.concat()),
            ["pub", "const", name, "c_int" | "i32", "=", value] => {
                (name.trim_end_matches(':'), value.trim_end_matches(';').to_owned())
            }
            _ => continue,
        };
        let value = value.trim_start_matches("__MSABI_LONG").trim_matches(['(', ')']);
        values.insert(name.to_owned(), value.to_owned());
    }
    let named = values.iter().filter(|(name, _)| prefixes.iter().any(|prefix| name.starts_with(prefix)));
    let resolved = named.filter_map(|(name, value)| Some((name.clone(), resolve(&values, value)?)));
    resolved.collect()
}

/// The number of a value that is one, a sum, or the name of such a value.
fn resolve(values: &BTreeMap<String, String>, value: &str) -> Option<i64> {
    let mut value = value;
    for _ in 0..8 {
        if let Ok(number) = value.parse() {
            return Some(number);
        }
        if let Some((base, more)) = value.split_once('+') {
            return Some(values.get(base)?.parse::<i64>().ok()? + more.parse::<i64>().ok()?);
        }
        value = values.get(value.trim_start_matches("crate::"))?;
    }
    None
}

/// One header against what derrno makes of its numbers; `number` is the way back, for rows that derrno alone has.
fn compared(
    domain: Domain,
    upstream: &'static str,
    version: &str,
    theirs: &BTreeMap<String, i64>,
    code: impl Fn(i32) -> Option<Code>,
    ours: impl IntoIterator<Item = i32>,
) -> Compared {
    let mut differences = BTreeSet::new();
    for (symbol, number) in theirs {
        let Some(row) = table(domain).by_name(symbol) else {
            differences.insert([symbol.clone(), "upstream only".to_owned()]);
            continue;
        };
        let number = i32::try_from(*number).expect("an error's number");
        let said = code(number);
        if said != Some(row.code()) {
            let said = said.map_or("nothing".to_owned(), |code| code.to_string());
            differences.insert([symbol.clone(), format!("{number} not {said}")]);
        }
    }
    for number in ours.into_iter().filter(|number| !theirs.values().any(|one| *one == i64::from(*number))) {
        let said = code(number).and_then(Code::name).unwrap_or("nothing");
        differences.insert([said.to_owned(), "derrno only".to_owned()]);
    }
    assert!(theirs.len() > 2, "{upstream} has next to nothing of {domain}");
    let version = version.to_owned();
    Compared { domain, upstream, version, codes: theirs.len(), differences, repeats: Vec::new() }
}

/// The files of libc, one after the other.
fn libc(files: &[&str]) -> String {
    let source = crate_source("libc", LIBC);
    let read = |file: &&str| {
        let path = source.join("src").join(file);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.iter().map(read).collect::<Vec<_>>().join("\n").replace("pub const ", "\npub const ")
}

/// Every platform, compared.
pub(crate) fn compare() -> Vec<Compared> {
    let (bsd, net) = ("unix/bsd/freebsdlike", "unix/bsd/netbsdlike");
    let netlike = format!("{net}/mod.rs");
    let of_crate = |files: &[&str]| (libc(files), LIBC.to_owned());
    let of_debian = |paths: &[&str], package: &str| {
        let text: Vec<_> = paths.iter().map(|path| header(path, package)).collect();
        (text.join("\n"), version(package))
    };
    let mips = of_debian(&["/usr/mips-linux-gnu/include/asm/errno.h"], "linux-libc-dev-mips-cross");
    // The headers of other processors include those of all, which are the machine's own.
    let base = header("asm-generic/errno-base.h", "linux-libc-dev");
    let generic = base.clone() + "\n" + &header("asm-generic/errno.h", "linux-libc-dev");
    let with = |front: &str, (text, version): (String, String)| (format!("{front}\n{text}"), version);
    // Its third number changes with each security update.
    let linux =
        (generic.clone(), version("linux-libc-dev").splitn(3, '.').take(2).collect::<Vec<_>>().join("."));
    let cross = |arch: &str, package: &str| {
        of_debian(&[&format!("/usr/{arch}-linux-gnu/include/asm/errno.h")], package)
    };
    let all: [(Platform, &'static str, (String, String)); 16] = [
        (Platform::LINUX, "errno.h of Linux", linux),
        (Platform::MIPS, "errno.h of MIPS", with(&base, mips)),
        (Platform::SPARC, "errno.h of SPARC", with(&base, cross("sparc64", "linux-libc-dev-sparc64-cross"))),
        (Platform::ALPHA, "errno.h of Alpha", with(&base, cross("alpha", "linux-libc-dev-alpha-cross"))),
        (Platform::PARISC, "errno.h of PA-RISC", with(&base, cross("hppa", "linux-libc-dev-hppa-cross"))),
        (
            Platform::POWERPC,
            "errno.h of PowerPC",
            with(&generic, cross("powerpc", "linux-libc-dev-powerpc-cross")),
        ),
        (Platform::NEWLIB, "errno.h of newlib", of_debian(&["newlib/sys/errno.h"], "libnewlib-dev")),
        (
            Platform::NEWLIB,
            "errno.h of picolibc",
            of_debian(&["/usr/lib/picolibc/arm-none-eabi/include/sys/errno.h"], "picolibc-arm-none-eabi"),
        ),
        (
            Platform::WINDOWS,
            "errno.h of mingw-w64",
            of_debian(&["/usr/share/mingw-w64/include/errno.h"], "mingw-w64-common"),
        ),
        (
            Platform::WINSOCK,
            "winsock2.h of mingw-w64",
            of_debian(
                &[
                    "/usr/share/mingw-w64/include/psdk_inc/_wsa_errnos.h",
                    "/usr/share/mingw-w64/include/winerror.h",
                    "/usr/share/mingw-w64/include/winsock2.h",
                ],
                "mingw-w64-common",
            ),
        ),
        (Platform::NUTTX, "libc for NuttX", of_crate(&["unix/nuttx/mod.rs"])),
        (Platform::DARWIN, "libc for macOS", of_crate(&["unix/bsd/apple/mod.rs"])),
        (
            Platform::FREEBSD,
            "libc for FreeBSD",
            of_crate(&[&format!("{bsd}/mod.rs"), &format!("{bsd}/freebsd/mod.rs")]),
        ),
        (Platform::NETBSD, "libc for NetBSD", of_crate(&[&netlike, &format!("{net}/netbsd/mod.rs")])),
        (Platform::OPENBSD, "libc for OpenBSD", of_crate(&[&netlike, &format!("{net}/openbsd/mod.rs")])),
        (Platform::WASI, "libc for WASI", of_crate(&["wasi/mod.rs"])),
    ];
    let mut compares = Vec::new();
    for (platform, upstream, (text, version)) in all {
        let winsock = platform.id() == Platform::WINSOCK.id();
        let mut theirs = symbols(&text, if winsock { &["WSA"] } else { &["E"] });
        // Winsock has other constants as well, with small numbers; six of its codes are codes of Windows.
        theirs.retain(|_, number| !winsock || *number > 10_000 || [6, 8, 87, 995, 996, 997].contains(number));
        // Other constants that begin like an error, and what a header calls its last.
        let other = ["EXIT_", "EAI_", "ELAST", "EXPR_", "EXTATTR_", "WSABASEERR"];
        theirs.retain(|name, number| *number > 0 && !other.iter().any(|other| name.starts_with(other)));
        let rows = table(Domain::ERRNO).rows().filter(|row| row.context() == 0 && row.native() != 0);
        let ours = rows.filter_map(|row| platform.number(row.code()));
        // What the kernel keeps to itself stands in include/linux/errno.h, which no package has.
        let ours: BTreeSet<i32> = ours.filter(|number| !(512..600).contains(number)).collect();
        compares.push(compared(
            Domain::ERRNO,
            upstream,
            &version,
            &theirs,
            |number| platform.code(number),
            ours,
        ));
    }
    let gai = [
        ("netdb.h of glibc", Platform::LINUX, of_debian(&["netdb.h"], "libc6-dev")),
        ("netdb.h of lwIP", Platform::NEWLIB, of_debian(&["lwip/lwip/netdb.h"], "liblwip-dev")),
        ("ws2tcpip.h of mingw-w64", Platform::WINDOWS, {
            let folder = "/usr/share/mingw-w64/include";
            let files = ["psdk_inc/_wsa_errnos.h", "winerror.h", "winsock2.h", "ws2tcpip.h"];
            let files = files.map(|file| format!("{folder}/{file}"));
            of_debian(&files.each_ref().map(String::as_str), "mingw-w64-common")
        }),
        ("libc for macOS, EAI_*", Platform::DARWIN, of_crate(&["unix/bsd/apple/mod.rs"])),
        ("libc for OpenBSD, EAI_*", Platform::OPENBSD, {
            of_crate(&[&netlike, &format!("{net}/openbsd/mod.rs")])
        }),
    ];
    for (upstream, platform, (text, version)) in gai {
        let mut theirs = symbols(&text, &["EAI_"]);
        theirs.retain(|_, number| *number != 0);
        let code = |number| derrno::gai::code(platform, number);
        // The rows are those of glibc; the others number some of them.
        let rows = table(Domain::GAI).rows().map(|row| row.native());
        let ours = rows.filter(|native| platform.id() == Platform::LINUX.id() && *native < 0);
        compares.push(compared(Domain::GAI, upstream, &version, &theirs, code, ours));
    }
    compares
}

/// The texts of musl, which has a compiler of its own.
pub(crate) fn texts_of_musl() -> Vec<Fact> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| {
        let program = scratch("upstream-musl").join("texts");
        run(Command::new("musl-gcc")
            .args(["-Wall", "-Wextra", "-Werror", "-o"])
            .arg(&program)
            .arg(musl_source()));
        program
    });
    heard(&mut Command::new(program), "")
}

fn musl_source() -> &'static Path {
    static SOURCE: OnceLock<PathBuf> = OnceLock::new();
    SOURCE.get_or_init(|| root("tests/upstream/musl.c"))
}
