// Another program that must not outlive this one, however this one ends: it runs under a watcher, a
// process that waits for the end of a pipe. C, since between fork and exec next to nothing may be
// called.
#pragma once
#include <sys/types.h>

// Starts a program, found by PATH, with no input, in a process group of its own. Returns the watcher's
// process number, in `line` the descriptor whose closing ends the program, and in `output` that from
// which its standard output is read; or -1 with errno if it cannot be started.
pid_t supervisor_start(const char *const *arguments, int *line, int *output);

// Ends the program: SIGINT first, so that it can close its file, after 1.5 seconds SIGTERM, after 3
// SIGKILL. Returns when it and all of its group are gone.
void supervisor_stop(pid_t watcher, int line);

// Whether the program has ended by itself; then nothing is left to stop but the line.
int supervisor_has_ended(pid_t watcher, int line);
