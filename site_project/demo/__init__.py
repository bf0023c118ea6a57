"""The demo: content as data, German and English side by side, and what turns it into a site.

`topics.toml`, `images.toml`, `home.toml`, `news.toml` and a folder per kind of page hold the words. The modules beside them read the
words (`table`, `values`, `blocks`, `reading`), say them in one language (`edition`), and put them into the database (`rows`,
`memory`, `loading`).
"""
