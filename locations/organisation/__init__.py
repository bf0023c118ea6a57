"""What other programs get of an organisation: search engines, address books."""
