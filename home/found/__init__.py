"""How the site is found: by search engines, by who has a security problem to report, and on the home screens of phones."""
