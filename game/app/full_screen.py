"""Full screen: on X11 asked of the window manager itself.

SDL 2 stands still for a tenth of a second there, waiting for more moves of the window than managers make; with some of
them the window comes back lower than it was, and where there is no manager SDL takes the window for larger than it is.
"""

from __future__ import annotations

import ctypes
from ctypes import byref, c_int, c_long, c_ulong, c_void_p

import pygame

LIBRARY = "libX11.so.6"
CLIENT_MESSAGE, TO_THE_MANAGER = 33, 0x180000  # kind of event, and who is to hear of it
APPLICATION = 1  # who asks


class _ClientMessage(ctypes.Structure):
    """An event that one program sends another, as long as Xlib's longest."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("sent", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("spare", c_long * 12),
    )


def set_full_screen(window: pygame.Window, on: bool) -> None:
    """Let a window fill the screen, or be as large as before.

    Args:
        window: The window.
        on: Whether it is to fill the screen.
    """
    if pygame.display.get_driver() == "x11" and _asked(window.handle, on):
        return
    if on:
        window.set_fullscreen(desktop=True)
    else:
        window.set_windowed()


def _asked(window: int, on: bool) -> bool:
    """Whether the window manager could be asked; where there is none, nothing comes of it."""
    try:
        x11 = ctypes.CDLL(LIBRARY)
    except OSError:
        return False
    x11.XOpenDisplay.restype = c_void_p
    x11.XDefaultRootWindow.restype = x11.XInternAtom.restype = c_ulong
    display = c_void_p(x11.XOpenDisplay(None))
    if not display:
        return False
    state, full = (x11.XInternAtom(display, name, False) for name in (b"_NET_WM_STATE", b"_NET_WM_STATE_FULLSCREEN"))
    data = int(on), full, 0, APPLICATION, 0
    message = _ClientMessage(type=CLIENT_MESSAGE, window=window, message=state, format=32, data=data)
    root = c_ulong(x11.XDefaultRootWindow(display))
    x11.XSendEvent(display, root, False, c_long(TO_THE_MANAGER), byref(message))
    x11.XCloseDisplay(display)
    return True
