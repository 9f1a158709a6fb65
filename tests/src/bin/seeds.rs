//! Writes the samples of the decoders, and each code as text and as a frame, as seeds of the fuzzer,
//! below the folder named.

use std::path::Path;

use derrno::Domain;
use derrno::log::{Record, frame};

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).expect("usage: seeds FOLDER");
    let write = |target: &str, name: &str, bytes: &[u8]| {
        let folder = Path::new(&folder).join(target);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(name), bytes)
    };
    for (system, samples) in derrno_tests::samples::by_system() {
        for (i, sample) in samples.iter().enumerate() {
            write(system, &format!("sample-{i}"), &sample.bytes)?;
        }
    }
    for row in Domain::ALL.iter().filter_map(|domain| domain.table()).flat_map(|table| table.rows()) {
        let code = row.code();
        let name = format!("{}-{}-{}", code.domain(), code.native(), code.context());
        write("text", &name, code.to_string().as_bytes())?;
        let mut bytes = [0; frame::MAX_FRAME];
        let length = frame::encode(&Record::new(code), &mut bytes).expect("MAX_FRAME bytes are enough");
        write("log", &name, &bytes[..length])?;
    }
    Ok(())
}
