"""Drawing: the only room that calls pygame's drawing and fonts."""
