"""From the record of a source to the words in which a reader finds it."""
