"""What is handed in, by whatever way: written down, mailed about, reviewed in one queue, and its submitters forgotten in time."""
