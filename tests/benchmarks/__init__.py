"""The figures: what reading, rendering, saving and remembering cost, taken by one command."""
