"""What the app says and how it looks: strings, figures with units, colours; no pygame."""
