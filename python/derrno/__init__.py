"""errno for distributed systems: from an exception, a text or a number to what to do, and retry.

`of` finds the code, `Code` says what derrno knows of it, `retry` repeats requests by it; `wire` decodes bytes.
"""

from . import wire
from ._native import DEVICE, FEW, MANY, Budget, Code, Gate, Policy, Step, __version__, domains, load_table, rows
from ._of import of
from ._retry import ABSENT, Absent, Attempt, GaveUp, There, retry
from ._words import Act, Advice, Effect, Family, Kind, Lost, Origin, Severity, Why

__all__ = [
    "ABSENT",
    "DEVICE",
    "FEW",
    "MANY",
    "Absent",
    "Act",
    "Advice",
    "Attempt",
    "Budget",
    "Code",
    "Effect",
    "Family",
    "Gate",
    "GaveUp",
    "Kind",
    "Lost",
    "Origin",
    "Policy",
    "Severity",
    "Step",
    "There",
    "Why",
    "__version__",
    "domains",
    "load_table",
    "of",
    "retry",
    "rows",
    "wire",
]
