//! The boards: how a program is built for one, and run on it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use derrno_tests::place::{missing, root, run, scratch, stdout};

/// A machine of QEMU, and the target that its processor is to the compiler.
pub(crate) struct Board {
    pub(crate) machine: &'static str,
    pub(crate) target: &'static str,
    qemu: &'static str,
    flags: &'static [&'static str],
}

const ARM: &str = "qemu-system-arm";

pub(crate) static BOARDS: [Board; 4] = [
    Board {
        machine: "microbit",
        target: "thumbv6m-none-eabi",
        qemu: ARM,
        flags: &["-global", "nrf51-soc.flash-size=1048576"],
    },
    Board { machine: "mps2-an385", target: "thumbv7m-none-eabi", qemu: ARM, flags: &[] },
    Board { machine: "mps2-an386", target: "thumbv7em-none-eabihf", qemu: ARM, flags: &[] },
    Board {
        machine: "virt",
        target: "riscv32imac-unknown-none-elf",
        qemu: "qemu-system-riscv32",
        flags: &["-bios", "none"],
    },
];

/// The longest a program may run; each ends by itself within a second.
const PATIENCE: Duration = Duration::from_secs(120);

/// What came out of a board.
pub(crate) struct Said {
    /// Over semihosting: text, or defmt's frames.
    pub(crate) host: Vec<u8>,
    /// Over the serial port.
    pub(crate) serial: Vec<u8>,
}

impl Said {
    /// As text: what defmt logged is decoded with the program that logged it, and frames, which
    /// alone hold a 0x00, by the host tool.
    pub(crate) fn text(&self, program: &Path) -> String {
        let host = if crate::elf::Elf::read(program).has_section(".defmt") {
            defmt(&self.host, program)
        } else {
            String::from_utf8(self.host.clone()).expect("programs print UTF-8")
        };
        if self.serial.contains(&0) {
            return host + &decode(&self.serial);
        }
        host + &String::from_utf8_lossy(&self.serial)
    }
}

/// What `derrno decode` prints of frames, and says of the whole.
pub(crate) fn decode(frames: &[u8]) -> String {
    static TOOL: OnceLock<PathBuf> = OnceLock::new();
    let tool = TOOL.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        run(cargo.current_dir(root("")).args(["build", "-q", "-p", "derrno-cli"]));
        target().join("debug/derrno")
    });
    let mut tool = Command::new(tool);
    tool.arg("decode").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut tool = tool.spawn().expect("just built");
    // A capture fits in a pipe, so this does not wait for the tool, which reads to the end first.
    tool.stdin.take().expect("piped").write_all(frames).expect("the tool reads all");
    // The exit status says that something was lost, and so do the lines.
    let output = tool.wait_with_output().expect("the tool ends");
    [output.stdout, output.stderr].map(|text| String::from_utf8(text).expect("UTF-8")).concat()
}

/// What defmt-print makes of a log.
fn defmt(log: &[u8], program: &Path) -> String {
    let file = scratch(&format!("defmt-{}", std::process::id())).join("log");
    std::fs::write(&file, log).expect("the log can be written");
    let mut make = Command::new("make");
    run(make.current_dir(root("")).args(["-s", "defmt-print"]).env("CARGO", env!("CARGO")));
    let mut print = Command::new(target().join("tools/bin/defmt-print"));
    print.arg("-e").arg(program).args(["--log-format", "{L} {s}"]);
    stdout(print.stdin(std::fs::File::open(&file).expect("just written")))
}

/// The folder cargo builds in.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root("target"), PathBuf::from)
}

impl Board {
    /// Builds all programs of tests/firmware/rust, once, and gives the folder they are in.
    pub(crate) fn build(&self) -> PathBuf {
        static BUILT: Mutex<Vec<&str>> = Mutex::new(Vec::new());
        let mut built = BUILT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !built.contains(&self.target) {
            let mut make = Command::new("make");
            make.current_dir(root("")).args(["-s", "firmware-rust"]).arg(format!("TARGET={}", self.target));
            run(&mut make);
            built.push(self.target);
        }
        target().join("firmware").join(self.target).join("release")
    }

    /// Builds a program in C, and gives its path.
    pub(crate) fn build_c(&self, source: &str) -> PathBuf {
        assert_eq!(self.target, "thumbv7m-none-eabi", "the board that the example has start-up code for");
        let mut make = Command::new("make");
        make.current_dir(root("")).args(["-s", "firmware-c"]).arg(format!("C={source}"));
        run(make.arg("C_FLAGS=-DMPS2_AN385 -Wl,--defsym=FLASH_SIZE=0x400000"));
        target().join("firmware/c").join(Path::new(source).file_stem().expect("a name"))
    }

    /// Runs a program whose serial port is the pipes of QEMU, beside one who talks with it, to the end of both.
    pub(crate) fn talk<T>(&self, program: &Path, with: impl FnOnce(&mut Child) -> T) -> T {
        let name = format!("{} on {}", program.file_name().expect("a name").display(), self.machine);
        let mut qemu = Command::new(self.qemu);
        qemu.args(["-M", self.machine, "-display", "none", "-monitor", "none"]).args(self.flags);
        qemu.args(["-chardev", "stdio,id=peer,signal=off", "-serial", "chardev:peer"]);
        qemu.args(["-semihosting-config", "enable=on,target=native"]).arg("-kernel").arg(program);
        qemu.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = qemu.spawn().unwrap_or_else(|error| missing(&qemu, &error));
        let (over, is_over) = std::sync::mpsc::channel::<()>();
        let id = child.id().to_string();
        // Ends a board that says nothing any more: then its pipes end, and so does the talk.
        let watch = std::thread::spawn(move || {
            if is_over.recv_timeout(PATIENCE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                run(Command::new("kill").arg(&id));
            }
        });
        let result = with(&mut child);
        wait(child, &name);
        drop(over);
        watch.join().expect("it only waits");
        result
    }

    /// Runs a program until it ends by itself; one nanosecond of the board's clock is one
    /// instruction.
    pub(crate) fn run(&self, program: &Path) -> Said {
        let name = program.file_name().expect("a name").to_string_lossy();
        let serial = scratch(&format!("firmware-{}-{name}", self.machine)).join("serial");
        let mut qemu = Command::new(self.qemu);
        qemu.args(["-M", self.machine, "-nographic", "-monitor", "none", "-icount", "shift=0"]);
        qemu.args(["-semihosting-config", "enable=on,target=native"]).args(self.flags);
        qemu.arg("-serial").arg(format!("file:{}", serial.display())).arg("-kernel").arg(program);
        let log = serial.with_file_name("host");
        qemu.stdin(Stdio::null()).stdout(std::fs::File::create(&log).expect("a scratch file"));
        let child = qemu.spawn().unwrap_or_else(|error| missing(&qemu, &error));
        wait(child, &format!("{name} on {}", self.machine));
        let bytes = |path: &Path| std::fs::read(path).expect("QEMU made the file");
        Said { host: bytes(&log), serial: bytes(&serial) }
    }
}

/// Waits for the end of a program, which must be a good one.
fn wait(mut child: Child, what: &str) {
    let start = Instant::now();
    loop {
        match child.try_wait().expect("QEMU can be waited for") {
            Some(status) => return assert!(status.success(), "{what}: {status}"),
            None if start.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                panic!("{what}: no end after {PATIENCE:?}");
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}
