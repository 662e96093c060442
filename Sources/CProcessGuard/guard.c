#include "CProcessGuard.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

void process_guard_raise(void) {
  umask(077);
  // The limit keeps the system from writing a core to a file, the other from handing it to a program.
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
