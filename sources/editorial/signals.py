"""What the door tells whoever wants to know that something was recorded."""

from django.dispatch import Signal

# Sent once for each act that left a change, inside its transaction, after the history is written:
# `works` by id, `changes` by the id of their work, `by`, `act`. An error in a receiver refuses the act.
recorded = Signal()
