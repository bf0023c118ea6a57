"""What the history of the start page says of the demo, and how the demo knows later that it has been loaded."""

LOADED = "demo.load"
