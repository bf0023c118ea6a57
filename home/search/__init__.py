"""One search over everything that is public. docs/search.md says how it works, and why like this."""
