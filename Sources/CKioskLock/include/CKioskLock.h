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

// Whether the lock holds: asked of the kernel with one of the calls that it refuses, which would do
// nothing either way.
int kiosk_lock_holds(void);

// What came while the guard waited.
enum {
  KIOSK_GUARD_QUIET = 0,  // the time is up
  KIOSK_GUARD_ENDED,      // the kiosk's process has ended
  KIOSK_GUARD_TERMINATED, // somebody wants the guard to end
  KIOSK_GUARD_HUNG_UP,    // the terminal is gone
};

// Makes this process the guard: it is ended by SIGTERM and a hangup alone, and hears of them where it
// waits. To be called before there is a second thread.
void kiosk_guard_begin(void);

// A pipe for what one of the kiosk's processes leaves to the next: neither end is ever waited for, and no
// other program inherits them. Returns 0, or -1 with errno.
int kiosk_guard_pipe(int ends[2]);

// Starts the kiosk's process, which is this one once more: returns 0 there, with the signals held off as
// little as before the guard began, deaf to the same ones as the guard, and the process number in the guard; -1 with errno if there is none to
// be had. Should the guard die, the kiosk gets SIGTERM.
pid_t kiosk_guard_start(void);

// Waits so many milliseconds, or without end if they are negative. If the process has ended, how is in
// `status`, as waitpid tells it.
int kiosk_guard_wait(pid_t kiosk, int milliseconds, int *status);

// Ends the kiosk's process: with this signal first, and with SIGKILL after so many milliseconds.
void kiosk_guard_end(pid_t kiosk, int signal_number, int milliseconds);

int kiosk_ended_by_signal(int status);
int kiosk_exit_code(int status);

// On the console of Linux: from now on nobody leaves this screen for another by Alt and a function key.
// The kernel asks the process that holds the screen, and the guard never answers. Does nothing on any
// other terminal. Returns whether the screen is held.
int kiosk_console_hold(int terminal);

// The console as it was.
void kiosk_console_release(int terminal);
