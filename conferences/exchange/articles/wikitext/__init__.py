"""Articles in the wikitext of MediaWiki."""
