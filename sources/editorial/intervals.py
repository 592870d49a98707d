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


# Up to so many changes apart, what begins and ends between two changes is looked at; further
# apart, what holds at either of them, which then is less.
NEAR = 100


def holding_at_one(low: int, high: int, latest: int) -> tuple[Q, ...]:
    """Return the conditions on MemberVersion rows that hold at one alone of two changes.

    No row meets two of them, and each can be looked up in an index of its own: the cost is bounded
    by the changes between the two and by the size of the work, however long the history is. Rows
    with `since` above `low` hold at `high`, the others at `low`.
    """
    if high - low <= NEAR:
        return (
            # "Not ended by then" leaves the look-up to the index on `since`.
            Q(since__gt=low, since__lte=high) & ~Q(until__lte=high),
            Q(until__gt=low, until__lte=high, since__lte=low),
        )
    low_left, low_right = path_nodes(low, latest)
    high_left, high_right = path_nodes(high, latest)
    return (
        # Open rows are few beside those that began between the two: again no index on `since`.
        Q(until__isnull=True) & ~Q(since__lte=low) & ~Q(since__gt=high),
        Q(fork__in=high_left, until__gt=high, since__gt=low),
        Q(fork__in=high_right, since__gt=low, since__lte=high),
        Q(fork__in=low_left, until__gt=low, until__lte=high),
        Q(fork__in=low_right, since__lte=low, until__lte=high),
    )
