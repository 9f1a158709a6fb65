"""The words of a code and of a step. A test compares them with the tables."""

from typing import Literal, TypeAlias

Family: TypeAlias = Literal[
    "access", "capacity", "cluster", "fault", "link", "none", "request", "state",
]
Kind: TypeAlias = Literal[
    "ok", "unknown", "invalid_argument", "out_of_range", "too_large", "misuse", "constraint",
    "unsupported", "unauthenticated", "permission_denied", "tls", "not_found", "already_exists",
    "failed_precondition", "read_only", "conflict", "busy", "aborted", "fenced", "out_of_sequence",
    "session_expired", "stale_metadata", "not_leader", "no_leader", "leadership_lost", "no_quorum",
    "unavailable", "connection_lost", "closed", "timeout", "cancelled", "throttled",
    "quota_exceeded", "exhausted", "io", "corrupt", "protocol", "internal",
]
Advice: TypeAlias = Literal[
    "none", "retry_now", "backoff", "refresh", "reconnect", "redo", "fix_request", "fix_config",
    "stop",
]
Effect: TypeAlias = Literal[
    "none", "not_applied", "maybe_applied", "applied",
]
Severity: TypeAlias = Literal[
    "info", "warning", "error", "fatal",
]
Origin: TypeAlias = Literal[
    "unknown", "client", "transport", "server", "storage", "cluster", "application", "host",
]
Lost: TypeAlias = Literal[
    "nothing", "statement", "transaction", "link", "session", "handle", "node",
]
Act: TypeAlias = Literal[
    "done", "give_up", "repeat", "refresh", "reconnect", "redo", "look", "send",
]
Why: TypeAlias = Literal[
    "none", "answer", "unlisted", "in_doubt", "window", "attempts", "deadline", "budget", "hint",
    "pushback", "shut",
]
