"""Names by which the processes of a fault test know the same things."""

EDITOR = "redaktion"
PASSWORD = "ein langes Kennwort"
WRITERS = [f"seite-{number}" for number in range(1, 9)]

# What is read before a fault and must stay, and what nobody has read yet.
READ = ["/gelesen/", "/en/gelesen-en/", "/aktuelles/", "/feeds/news.atom", "/api/v2/pages/?limit=2"]
UNREAD = {"/ungelesen/": "kurz Pause", "/en/ungelesen-en/": "short break"}
