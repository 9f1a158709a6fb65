//! What is logged of one error.

use crate::code::Code;

/// How many argument words a record holds.
pub const MAX_ARGS: usize = 4;

/// An error to log: its code, when, how often, and up to four words of yours. Plain numbers; made
/// without allocation, in a constant or an interrupt.
///
/// ```
/// use derrno::{Code, Domain, log::Record};
/// const LOST: Record = Record::new(Code::new(Domain::ZOOKEEPER, -4)).with([3]); // node 3
/// let record = LOST.at(1234);
/// assert_eq!((record.time(), record.count(), record.args()), (Some(1234), 1, &[3][..]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    code: Code,
    time: Option<u32>,
    count: u32,
    /// How many of `args` there are; the others are 0.
    len: u8,
    args: [u32; MAX_ARGS],
}

impl Record {
    /// A record of one occurrence, without time and arguments.
    #[must_use]
    pub const fn new(code: Code) -> Record {
        Record { code, time: None, count: 1, len: 0, args: [0; MAX_ARGS] }
    }

    /// The same record at a time: ticks of your clock, or a sequence number. 0 is a time like any
    /// other, and not the same as no time.
    #[must_use]
    pub const fn at(self, time: u32) -> Record {
        Record { time: Some(time), ..self }
    }

    /// The same record, having happened `count` times.
    #[must_use]
    pub const fn times(self, count: u32) -> Record {
        Record { count, ..self }
    }

    /// The same record with these argument words and no others. More than [`MAX_ARGS`] of them do
    /// not compile.
    ///
    /// ```compile_fail
    /// use derrno::{Code, Domain, log::Record};
    /// let record = Record::new(Code::new(Domain::RAFT, 1)).with([1, 2, 3, 4, 5]);
    /// ```
    #[must_use]
    pub const fn with<const N: usize>(self, words: [u32; N]) -> Record {
        const { assert!(N <= MAX_ARGS, "a record holds at most 4 argument words") };
        let mut args = [0; MAX_ARGS];
        let mut i = 0;
        while i < N {
            args[i] = words[i];
            i += 1;
        }
        Record { len: N as u8, args, ..self }
    }

    /// The same record with the first `len` words; the others are 0.
    pub(crate) fn with_first(self, len: u8, args: [u32; MAX_ARGS]) -> Record {
        Record { len: len.min(MAX_ARGS as u8), args, ..self }
    }

    /// The code, with its context.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// When it happened, last of `count` times; `None` for no time.
    #[must_use]
    pub const fn time(&self) -> Option<u32> {
        self.time
    }

    /// How often it happened.
    #[must_use]
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// The argument words.
    #[must_use]
    pub fn args(&self) -> &[u32] {
        self.args.get(..usize::from(self.len)).unwrap_or(&[])
    }
}
