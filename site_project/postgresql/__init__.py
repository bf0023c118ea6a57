"""Django's PostgreSQL, which makes nobody wait who waits for an answer: named as ENGINE in the settings."""
