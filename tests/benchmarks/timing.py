"""Taking times: warm up, run, sort."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long an act takes, in milliseconds."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def median_of(act: Callable[[], object], *, runs: int, warm_up: int = 3) -> float:
    """Return the median time of an act in milliseconds, after it has been done a few times."""
    for _run in range(warm_up):
        act()
    return median(milliseconds(act) for _run in range(runs))


def medians_of(acts: Sequence[Callable[[], object]], *, runs: int) -> list[float]:
    """Return the median times of acts in milliseconds, taken by turns to share the noise."""
    for act in acts:
        median_of(act, runs=3)
    times = [[milliseconds(act) for act in acts] for _run in range(runs)]
    return [median(column) for column in zip(*times, strict=True)]
