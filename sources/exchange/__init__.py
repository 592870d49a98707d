"""Items of CSL-JSON in the formats of other programs, a module for each format."""
