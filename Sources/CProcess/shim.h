// What Swift cannot call, for it takes a varying number of arguments.
#pragma once
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

// What the process gives up before it knows anything worth taking: files that it makes are its owner's
// alone, a crash leaves no picture of its memory behind, and no other process of the same account may
// look into it. A file that may not grow is a fault to be told, not the end of the program.
static inline void process_harden(void) {
  const struct rlimit none = {0, 0};
  umask(077);
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  signal(SIGXFSZ, SIG_IGN);
}
