"""The picture of machine and house; its modules receive numbers and colours, never the app's state."""
