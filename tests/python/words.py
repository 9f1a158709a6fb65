"""The words in the types of the package are those of the tables."""

import typing

from derrno import _words
from derrno._native import vocabulary

for name, words in vocabulary():
    assert list(typing.get_args(getattr(_words, name))) == words, f"python/derrno/_words.py, {name}: now {words}"
assert len(vocabulary()) == sum(1 for name in vars(_words) if name[0].isupper() and name not in ("Literal", "TypeAlias"))
