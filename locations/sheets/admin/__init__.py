"""Properties in the editors' menu: lists of both kinds, with export, and the import of sheets."""
