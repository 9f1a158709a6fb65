//! What an ELF file of a program holds.

use std::collections::BTreeMap;
use std::path::Path;

use object::read::elf::ElfSection32;
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

    /// A function that divides, which a Cortex-M0 cannot do by itself.
    pub(crate) fn divides(&self) -> Option<&str> {
        self.symbols().find(|symbol| ["idiv", "divsi", "divdi"].iter().any(|part| symbol.contains(part)))
    }

    /// The bytes of the sections that lie in flash: code, constants, what RAM starts with.
    pub(crate) fn flash_bytes(&self) -> u64 {
        self.flash().map(|section| section.size()).sum()
    }

    /// The bytes of the functions whose symbol ends so.
    pub(crate) fn bytes_of(&self, end: &str) -> u64 {
        let named = self.0.symbols().filter(|symbol| symbol.name().is_ok_and(|name| name.ends_with(end)));
        named.map(|symbol| symbol.size()).sum()
    }

    /// Whether a text stands in flash.
    pub(crate) fn flash_holds(&self, text: &str) -> bool {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        self.flash().any(|section| section.data().is_ok_and(holds))
    }

    /// The bytes of static variables, but those no start-up code touches (`.uninit`).
    pub(crate) fn writable_bytes(&self) -> u64 {
        ["data", "bss"]
            .iter()
            .filter_map(|name| self.0.section_by_name(&format!(".{name}")))
            .map(|s| s.size())
            .sum()
    }

    /// How many instructions stand in the listing of a function, found by a part of its symbol.
    pub(crate) fn instructions(&self, function: &str) -> u64 {
        let symbol = self.0.symbols().find(|symbol| symbol.name().is_ok_and(|name| name.contains(function)));
        let symbol = symbol.unwrap_or_else(|| panic!("no function {function}"));
        // Thumb marks itself in the lowest bit of an address.
        let (mut at, end) = (symbol.address() & !1, (symbol.address() & !1) + symbol.size());
        let section = symbol.section_index().and_then(|index| self.0.section_by_index(index).ok());
        let code = section.and_then(|section| section.data_range(at, symbol.size()).ok()?);
        let mut code = code.expect("a function has code").chunks_exact(2);
        let arm = self.0.architecture() == object::Architecture::Arm;
        // Symbols tell where constants begin among the code, and where code goes on.
        let marks = self.0.symbols().filter(|symbol| symbol.name().is_ok_and(|name| name.starts_with('$')));
        let marks: BTreeMap<_, _> = marks
            .map(|mark| (mark.address(), mark.name().is_ok_and(|name| name.starts_with("$d"))))
            .collect();
        let mut instructions = 0;
        while at < end {
            let half = code.next().map_or(0, |half| u16::from_le_bytes([half[0], half[1]]));
            let is_wide = if arm { half >> 11 >= 0b11101 } else { half & 3 == 3 };
            at += 2;
            if marks.range(..at).next_back().is_some_and(|(_, constants)| *constants) {
                continue;
            }
            instructions += 1;
            if is_wide {
                at += 2;
                code.next();
            }
        }
        instructions
    }

    fn flash(&self) -> impl Iterator<Item = ElfSection32<'static, '_>> {
        self.0.sections().filter(|section| {
            let SectionFlags::Elf { sh_flags } = section.flags() else { return false };
            let kind = section.elf_section_header().sh_type.get(self.0.endian());
            sh_flags as u32 & elf::SHF_ALLOC != 0 && kind == elf::SHT_PROGBITS
        })
    }
}
