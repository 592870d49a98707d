"""Articles of plain text as they are copied from pages, in any language and script."""
