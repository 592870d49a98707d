"""The arithmetic of the relational interval tree over change numbers.

Source: Kriegel, Pötke, Seidl, "Managing Intervals Efficiently in Object-Relational Databases",
VLDB 2000. Every closed interval is filed at one node of a virtual binary tree; the intervals that
hold a number are filed on the path to it, so that a look-up passes about log2(n) nodes.
"""

from django.db.models import Q


def fork_node(since: int, until: int) -> int:
    """Return the node of the closed interval [since, until): the highest tree node inside it."""
    last = until - 1
    level = ((since - 1) ^ last).bit_length() - 1
    return last >> level << level


def path_nodes(number: int, latest: int) -> tuple[list[int], list[int]]:
    """Return the nodes at or left of `number`, and those right of it, on its path in a tree up to `latest`."""
    left, right = [], []
    for level in range(latest.bit_length() + 1):
        low = number >> level << level
        if low and low not in left:
            left.append(low)
        high = low + (1 << level)
        if high <= latest and high not in right and high != number:
            right.append(high)
    return left, right


def holding_at(number: int, latest: int) -> Q:
    """Return the condition on MemberVersion rows that hold at a change, given the latest change."""
    left, right = path_nodes(number, latest)
    return (
        Q(until__isnull=True, since__lte=number)
        | Q(fork__in=left, until__gt=number)
        | Q(fork__in=right, since__lte=number)
    )
