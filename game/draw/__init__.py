"""Drawing that every picture needs: vector art, text, plates, icons, tracks, and what is kept between frames."""
