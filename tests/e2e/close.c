/* Asks a window to close, as its cross does: on a virtual screen there is no window manager that would draw one.
   close WINDOW */
#include <X11/Xlib.h>
#include <stdlib.h>

int main(int count, char **arguments) {
    Display *display = count == 2 ? XOpenDisplay(NULL) : NULL;
    if (display == NULL) {
        return 1;
    }
    Window window = strtoul(arguments[1], NULL, 10);
    XEvent event = {0};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
    event.xclient.data.l[1] = CurrentTime;
    XSendEvent(display, window, False, NoEventMask, &event);
    XCloseDisplay(display);
    return 0;
}
