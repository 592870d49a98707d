"""Works as documents: data nested as the desk's forms nest them, to be read and written by programs."""
