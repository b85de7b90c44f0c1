"""Records kept as columns of whole numbers that grow together."""

import numpy as np

from amparo.entrypoints.population.draws import Ints


class Columns:
    """A table in memory. A subclass annotates its columns with `Ints`; each becomes an array."""

    def __init__(self) -> None:
        for column in self.names():
            setattr(self, column, np.empty(0, dtype=np.int64))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        return tuple(cls.__annotations__)

    def __len__(self) -> int:
        return int(getattr(self, self.names()[0]).size)

    def add(self, count: int, **columns: Ints | int) -> Ints:
        """Add rows and return their numbers. Every column must be given; a single number fills its column."""
        for column in self.names():
            added = np.broadcast_to(np.asarray(columns[column], dtype=np.int64), (count,))
            setattr(self, column, np.concatenate([getattr(self, column), added]))
        return np.arange(len(self) - count, len(self))
