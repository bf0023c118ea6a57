"""The demo: content as data, German and English side by side, and what turns it into a site.

The files beside this one hold topics, sectors, pictures and lists; a folder per kind of page holds the pages, one file each, but
properties and organisations, which are many and short: theirs hold a table for each. The modules read the words (`files`, `table`,
`values`, `blocks`, the `…_content`, `reading`), say them in one language (`edition`), and put them into the database: `rows` terms
and pictures, `tree` all pages at once, `memory` and `memory_rows` what translates into what, `loading` everything in its order.
"""
