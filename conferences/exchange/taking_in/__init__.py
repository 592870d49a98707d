"""Taking articles in: what they propose, and what becomes of it when an editor accepts it."""
