"""What the routers of the typed API (v3) share, Wagtail's and ours: public pages, strict questions, problems, conditional answers."""
