"""Search over current editions: an inverted index of sets of bits, and what is asked of it."""
