"""What the app knows and how it changes: plain frozen data, actions and a reducer; no pygame."""
