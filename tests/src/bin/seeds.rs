//! Writes the samples of the decoders as seeds of the fuzzer, below the folder named.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).expect("usage: seeds FOLDER");
    for (system, samples) in derrno_tests::samples::by_system() {
        let folder = Path::new(&folder).join(system);
        std::fs::create_dir_all(&folder)?;
        for (i, sample) in samples.iter().enumerate() {
            std::fs::write(folder.join(format!("sample-{i}")), &sample.bytes)?;
        }
    }
    let texts = Path::new(&folder).join("text");
    std::fs::create_dir_all(&texts)?;
    for row in derrno::Domain::ALL.iter().filter_map(|domain| domain.table()).flat_map(|table| table.rows()) {
        let code = row.code();
        std::fs::write(
            texts.join(format!("{}-{}-{}", code.domain(), code.native(), code.context())),
            code.to_string(),
        )?;
    }
    Ok(())
}
