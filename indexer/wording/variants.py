"""The written forms and families of sentences, memory-mapped; many threads may share them."""

from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.errors import GenerationError
from indexer.vectors import Ids
from indexer.wording.forms import WordIds


def mapped(path: Path) -> WordIds:
    """A stored array, memory-mapped, as a plain one: `memmap` takes a microsecond more for every look into it."""
    array: WordIds = np.load(path, mmap_mode="r").view(np.ndarray)
    return array


class VariantIndex:
    """Which sentences say the same (one form), and which forms say nearly the same (one family)."""

    def __init__(self, folder: Path) -> None:
        try:
            #: (sentences,) the form of each, `NO_FORM` of short and formal ones
            self.forms: WordIds = mapped(folder / "forms.npy")
            #: (forms,) the form that leads the family of each
            self.families: WordIds = mapped(folder / "families.npy")
        except (OSError, ValueError) as error:
            raise GenerationError(f"{folder}: no readable forms there ({error}); index again") from error

    def sentences_of(self, form: int) -> Ids:
        """The sentences of a form, in reading order."""
        return self._by_form.members(form)

    def forms_of(self, family: int) -> Ids:
        """The forms of the family that a form leads, by first place; empty where it leads none."""
        return self._by_family.members(family)

    @cached_property
    def _by_form(self) -> "_Groups":
        return _Groups(self.forms, len(self.families))

    @cached_property
    def _by_family(self) -> "_Groups":
        return _Groups(self.families, len(self.families))


class _Groups:
    """Members by the number that they carry, in order."""

    def __init__(self, numbers: NDArray[np.int32], count: int) -> None:
        self._order = np.argsort(numbers, kind="stable")
        self._starts = np.searchsorted(numbers[self._order], np.arange(count + 1))

    def members(self, number: int) -> Ids:
        return self._order[self._starts[number] : self._starts[number + 1]]
