//! What was found: a code, where, by what evidence, how sure.

use std::ops::Range;

use derrno::{Client, Code};

/// What speaks for a code; the more exact, the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// An extended number in a form that names its system, as in `Code:5, ExtendedCode:517`.
    ExtendedNumber,
    /// A number in a form that names its system, or beside a text that agrees with it.
    Number,
    /// The name of the code, such as `SQLITE_BUSY`.
    Name,
    /// What a server or client prints for the code.
    Text,
    /// The class of an exception.
    Class,
    /// A status of HTTP's kind, without more.
    Status,
}

impl Evidence {
    /// In a word, as JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Evidence::ExtendedNumber => "extended_number",
            Evidence::Number => "number",
            Evidence::Name => "name",
            Evidence::Text => "text",
            Evidence::Class => "class",
            Evidence::Status => "status",
        }
    }
}

/// How sure a finding is; the surer, the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness {
    /// Nothing else prints this.
    Sure,
    /// A text of the system, without further evidence that the system is meant.
    Likely,
    /// Words that other programs print as well: true if the line comes from this system.
    Possible,
}

impl Sureness {
    /// In a word, as JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Sureness::Sure => "sure",
            Sureness::Likely => "likely",
            Sureness::Possible => "possible",
        }
    }
}

/// A text that identifies no code.
#[derive(Debug, PartialEq, Eq)]
pub struct Nothing {
    /// What is printed.
    pub text: &'static str,
    /// One sentence: why it says nothing; what is safe.
    pub message: &'static str,
    /// Whether any program of its language prints it: without evidence of one of the systems it is a guess.
    pub(crate) common: bool,
}

/// What a finding means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This code.
    Code(Code),
    /// No code: the text is printed for many, or for none. What was under way is in doubt.
    Nothing(&'static Nothing),
}

/// A code that a line speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// What it means.
    pub meaning: Meaning,
    /// The bytes of the line that say so.
    pub span: Range<usize>,
    /// What they are.
    pub evidence: Evidence,
    /// How sure it is.
    pub sureness: Sureness,
    /// Who prints it so, where a text of the rows was found.
    pub client: Option<Client>,
    /// Whether what current releases print was found, not an old one's.
    pub(crate) current: bool,
    /// Whether the line names the very system.
    pub(crate) named: bool,
    /// How many bytes of the text are literal.
    pub(crate) weight: usize,
    /// Whether the text has a word of the code's own name, as `UNIQUE constraint failed` has of SQLITE_CONSTRAINT_UNIQUE.
    pub(crate) says_it: bool,
}

impl Finding {
    /// The code; `None` where the text identifies none.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self.meaning {
            Meaning::Code(code) => Some(code),
            Meaning::Nothing(_) => None,
        }
    }

    /// What ranks a finding, smaller before greater.
    pub(crate) fn rank(&self) -> impl Ord + use<> {
        let code = self.code();
        let variant = code.is_some_and(|code| code.context() != 0);
        let class = code.is_some_and(|code| code.domain().has_names());
        let named = !self.named;
        // What a call of the system said is the cause below what a system says of it. Of words that any program
        // prints, it is the first guess.
        // A status that carries another system's error is no surer than likely.
        let (below, surest) = match code.map_or("", |code| code.domain().system()) {
            "errno" if self.sureness == Sureness::Possible => (-1, Sureness::Sure),
            "errno" => (2, Sureness::Sure),
            "grpc" | "http" | "tls" => (1, Sureness::Likely), // which carry other systems
            "http2" | "quic" => (2, Sureness::Likely),        // and what carries those
            _ => (0, Sureness::Sure),
        };
        let sureness = self.sureness.max(surest);
        (
            sureness,
            below,
            self.evidence,
            !self.current,
            named,
            usize::MAX - self.weight,
            !self.says_it,
            class,
            variant,
            code,
        )
    }
}

/// Texts that identify nothing, by what they say.
pub(crate) static NOTHING: &[Nothing] = &[
    Nothing {
        text: "not an error",
        message: "SQLite prints this where no error is recorded, as after a misuse or on a closed handle; \
                  take the outcome as in doubt, and read back before repeating a write",
        common: false,
    },
    Nothing {
        text: "driver: bad connection",
        message: "Go's database/sql hides the cause, dqlite's lost leadership among others; take the outcome \
                  as in doubt, and read back before repeating a write",
        common: false,
    },
    Nothing {
        text: "sql: transaction has already been committed or rolled back",
        message: "Go's database/sql tells that the transaction ended earlier, not how; look at the earlier \
                  error, and read back before repeating it",
        common: false,
    },
    Nothing {
        text: "context deadline exceeded",
        message: "Go's deadline passed while the call waited, whatever the server did; take the outcome as in \
                  doubt, and read back before repeating a write",
        common: true,
    },
    Nothing {
        text: "i/o timeout",
        message: "a deadline of Go's network calls passed: after `dial` nothing was sent, otherwise nobody knows \
                  whether the request was handled; read back before repeating a write",
        common: true,
    },
    Nothing {
        text: "context canceled",
        message: "the Go program gave up waiting, whatever the server did; take the outcome as in doubt, and \
                  read back before repeating a write",
        common: true,
    },
    Nothing {
        text: "invalid error code",
        message: "kazoo met a code of a newer server that it does not know, and its thread ended; take what \
                  was in flight as in doubt, and upgrade kazoo",
        common: true,
    },
];
