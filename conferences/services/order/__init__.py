"""Order and possibility: which of the recorded dates and statements cannot both be so."""

from conferences.services.order.gathering import gather_statements
from conferences.services.order.rules import check_order
from conferences.services.order.values import Collected, Collision, Order, Rule, Statement, Undated

__all__ = [
    "Collected",
    "Collision",
    "Order",
    "Rule",
    "Statement",
    "Undated",
    "check_order",
    "gather_statements",
]
