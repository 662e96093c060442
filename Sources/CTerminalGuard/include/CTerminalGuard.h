// Signals of a program that has changed the terminal: wakes its loop, and puts the terminal back
// when it dies. C, since a signal handler may call next to nothing, and since its state must be
// global: the only such state in the program.
#pragma once
#include <stddef.h>
#include <termios.h>

// Catches HUP, TERM, INT, QUIT, WINCH, TSTP and CONT. Returns the descriptor that becomes readable
// when one came, or -1 with errno: EBUSY if the guard stands already.
int terminal_guard_open(void);

// Gives every signal back to whom it belonged before. Does nothing if the guard does not stand.
void terminal_guard_close(void);

// Whether the signal came since this was last asked, which forgets it.
int terminal_guard_take(int signal);

// Empties the descriptor. To be called before the signals are taken, not after.
void terminal_guard_drain(void);

// From now on a crash writes these bytes to `output` and these settings to `input` before the
// process dies of it. A signal of a crash that was ignored before the guard stood still is where
// another process sent it. Returns -1 if there are more bytes than it keeps.
int terminal_guard_arm(
    int input, int output, const struct termios *settings, const char *bytes, size_t count);

// The terminal is as it was: a crash leaves it alone.
void terminal_guard_disarm(void);

// Stops the process as ^Z does without the guard, and returns when it goes on. In a process group
// that nobody could continue, the system makes this do nothing.
void terminal_guard_stop(void);
