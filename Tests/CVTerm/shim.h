// libvterm, the terminal that tests look at, and what Swift's view of glibc lacks for running a
// program on a pseudo-terminal. No feature macros: they clash with that view.
#pragma once
#include <vterm.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <sys/wait.h>

extern int posix_openpt(int);
extern int grantpt(int);
extern int unlockpt(int);
extern int ptsname_r(int, char *, size_t);
extern long syscall(long, ...);

// A descriptor that becomes readable when the process ends, so that nobody has to ask repeatedly.
static inline int test_pidfd_open(int pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

static inline int test_exited(int status) { return WIFEXITED(status); }
static inline int test_exit_code(int status) { return WEXITSTATUS(status); }
static inline int test_ending_signal(int status) { return WTERMSIG(status); }

// posix_spawn: a session of its own, no blocked signals, and all at their defaults.
enum { TEST_SPAWN_FLAGS = 0x80 | 0x08 | 0x04 };
