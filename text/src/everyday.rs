//! Words that any program prints. A text made of them alone says nothing of a system: it counts only
//! beside evidence of the system.

/// In alphabetical order, in lower case.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "a", "abort", "aborted", "access", "account", "acknowledged", "action", "active", "address", "all",
    "allowed", "already", "an", "and", "another", "api", "are", "argument", "arguments", "as", "at",
    "attempt", "attempts", "auth", "authenticated", "authentication", "authorization", "authorized",
    "available", "bad", "barrier", "batch", "be", "because", "big", "broken", "buffer", "bug", "busy", "by", "call",
    "callback", "can", "canceled", "cancelled", "cannot", "check", "client", "closed", "closing", "code",
    "column", "completed", "config", "configuration", "conflict", "connected", "connecting", "connection",
    "connections", "constraint", "corrupt", "could", "couldn't", "create", "created", "creation", "data",
    "database", "deadline", "deleted", "denied", "did", "directory", "disabled", "disconnected", "disk",
    "document", "does", "draining", "duplicate", "element", "empty", "enabled", "end", "eof", "error",
    "errors", "event", "exceed", "exceeded", "exceeds", "exception", "exist", "existing", "exists",
    "expected", "expired", "failed", "failure", "fatal", "feature", "fetch", "file", "files", "flush", "for",
    "forbidden", "format", "found", "from", "full", "function", "gateway", "get", "got", "handle", "has",
    "have", "header", "headers", "host", "i", "i/o", "id", "illegal", "in", "incomplete", "incorrect",
    "index", "info", "information", "initialization", "initialized", "input", "insufficient", "internal",
    "interrupt", "interrupted", "invalid", "io", "is", "it", "json", "key", "keys", "large", "length",
    "limit", "limits", "line", "list", "load", "local", "lock", "long", "lost", "malformed", "many", "match",
    "max", "maximum", "memory", "message", "messages", "method", "mismatch", "missed", "missing", "misuse",
    "mode", "module", "more", "must", "name", "near", "network", "no", "node", "nodes", "none", "not", "null",
    "number", "object", "of", "offline", "ok", "on", "open", "operation", "option", "or", "other", "out",
    "parameter", "parse", "parser", "path", "payload", "permission", "permissions", "permitted", "pipe",
    "protocol", "query", "range", "reached", "read", "reconnect", "refused", "remote", "replace", "request",
    "requests", "required", "requires", "reset", "resource", "resources", "response", "result", "results",
    "retry", "row", "rows", "run", "running", "runtime", "schema", "secure", "segmentation", "sequence",
    "server", "servers", "service", "session", "set", "shutdown", "shutting", "size", "small", "socket",
    "some", "ssl", "stack", "stale", "state", "status", "stopped", "subject", "such", "supported", "syntax",
    "system", "table", "tcp", "temporarily", "text", "that", "the", "there", "this", "throttled",
    "throttling", "time", "timed", "timeout", "tls", "to", "token", "tokens", "too", "transaction", "trigger",
    "type", "unable", "unauthenticated", "unauthorized", "unavailable", "unexpected", "unimplemented", "unit",
    "unknown", "unrecognized", "unsupported", "unused", "update", "use", "used", "user", "value", "version",
    "view", "violation", "wait", "waiting", "warning", "was", "while", "with", "within", "write", "wrong",
    "yet", "you",
];

/// Words of every system that elects a leader, in alphabetical order: they tell its kind, not its name.
const SHARED: &[&str] = &["leader", "leadership"];

/// Whether any program uses this word; case does not matter.
pub(crate) fn is_everyday(word: &str) -> bool {
    WORDS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// How much a text says: its words, and how many of them are not everyday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Says {
    pub(crate) words: usize,
    pub(crate) own: usize,
    /// Of those, how many every system with a leader uses.
    pub(crate) shared: usize,
}

impl Says {
    /// Of a text with `{x}` for its variable parts, which say nothing.
    pub(crate) fn of(pattern: &str) -> Says {
        let mut says = Says::default();
        let mut rest = pattern;
        loop {
            let (literal, tail) = rest.split_once('{').unwrap_or((rest, ""));
            let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '\'' || c == '_' || c == '/';
            for word in literal.split(|c| !is_letter(c)).filter(|word| !word.is_empty()) {
                says.words += 1;
                says.own += usize::from(!is_everyday(word) && word.len() > 1);
                says.shared += usize::from(SHARED.iter().any(|shared| shared.eq_ignore_ascii_case(word)));
            }
            match tail.split_once('}') {
                Some((_, after)) => rest = after,
                None => return says,
            }
        }
    }

    /// Of the name of a class, by its humps: `NoNodeError` says No, Node, Error.
    pub(crate) fn of_class(name: &str) -> Says {
        let mut spaced = String::new();
        let mut before = ' ';
        for c in name.chars() {
            if c.is_ascii_uppercase() && before.is_ascii_lowercase() || c == '.' || c == '_' {
                spaced.push(' ');
            }
            if c != '.' && c != '_' {
                spaced.push(c);
            }
            before = c;
        }
        Says::of(&spaced)
    }

    /// Whether it may be of any system that elects a leader.
    pub(crate) fn only_shared(self) -> bool {
        self.own > 0 && self.own == self.shared
    }

    /// Whether the text stands for itself, without evidence of its system.
    pub(crate) fn telling(self) -> bool {
        self.own > 0 && self.words > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn texts_of_everyday_words_are_not_telling() {
        for text in ["connection closed", "{thing} already exists", "no such {thing}: {name}", "not found"] {
            assert!(!Says::of(text).telling(), "{text}");
        }
        for text in ["database is locked", "not leader", "zk: node already exists", "stream not found"] {
            assert!(Says::of(text).telling(), "{text}");
        }
        assert!(!Says::of_class("TimeoutError").telling());
        assert!(Says::of_class("OutOfOrderSequenceException").telling());
    }
}
