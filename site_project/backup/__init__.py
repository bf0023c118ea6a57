"""Database and media in one archive, and back again: `manage.py backup`, `manage.py restore`."""
