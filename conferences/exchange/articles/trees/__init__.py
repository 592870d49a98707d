"""Articles of DOCX, ODT, HTML and Markdown, read from the tree that pandoc makes of them."""
