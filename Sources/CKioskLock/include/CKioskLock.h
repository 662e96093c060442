// What a kiosk may not do any more once it stands, enforced by the kernel; and what its guard needs to
// start it again. C, since the kernel's filter is written in numbers, and since between fork and the
// new program next to nothing may be called.
#pragma once
#include <sys/types.h>
#include <termios.h>

// Forbids this process, all its threads and for ever, to start another process, to become another
// program, to look into other processes and to put keys into the terminal's input. Threads can still
// be made. Returns 0, or the error number of the kernel that refused.
int kiosk_lock_engage(void);

// Whether this process may not start another program: asked of the kernel with a call that does
// nothing either way.
int kiosk_lock_holds(void);
