//! What an ELF file of a program holds.

use std::path::Path;

use object::{Object as _, ObjectSection as _, ObjectSymbol as _, SectionFlags, elf};

pub(crate) struct Elf(object::read::elf::ElfFile32<'static>);

impl Elf {
    pub(crate) fn read(path: &Path) -> Elf {
        let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // The tests read a few dozen programs; none of them is worth a lifetime.
        let bytes: &'static [u8] = bytes.leak();
        Elf(object::read::elf::ElfFile32::parse(bytes).expect("an ELF file of 32 bits"))
    }

    pub(crate) fn has_section(&self, name: &str) -> bool {
        self.0.section_by_name(name).is_some()
    }

    pub(crate) fn symbols(&self) -> impl Iterator<Item = &str> {
        self.0.symbols().filter_map(|symbol| symbol.name().ok())
    }

    /// The bytes of the sections that lie in flash: code, constants, what RAM starts with.
    pub(crate) fn flash_bytes(&self) -> u64 {
        self.bytes(|flags, kind| flags & elf::SHF_ALLOC != 0 && kind == elf::SHT_PROGBITS)
    }

    /// The bytes of static variables, but those no start-up code touches (`.uninit`).
    pub(crate) fn writable_bytes(&self) -> u64 {
        ["data", "bss"]
            .iter()
            .filter_map(|name| self.0.section_by_name(&format!(".{name}")))
            .map(|s| s.size())
            .sum()
    }

    fn bytes(&self, counts: impl Fn(u32, u32) -> bool) -> u64 {
        let sections = self.0.sections().filter(|section| {
            let SectionFlags::Elf { sh_flags } = section.flags() else { return false };
            counts(sh_flags as u32, section.elf_section_header().sh_type.get(self.0.endian()))
        });
        sections.map(|section| section.size()).sum()
    }
}
