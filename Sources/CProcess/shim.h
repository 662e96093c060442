// What Swift cannot call, for it takes a varying number of arguments.
#pragma once
#include <sys/prctl.h>

// No core dump, and no look into the memory by another process of the same account.
static inline int process_hide(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
