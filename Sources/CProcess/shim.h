// What Swift cannot call, for it takes a varying number of arguments.
#pragma once
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

// A file that is opened gets the lowest number that is free: where standard output is closed it would be
// the next file, and take what is meant for people. So what is closed is held by something that can be
// neither read as input nor written as output.
static inline void process_hold_streams(void) {
  for (int stream = 0; stream <= 2; stream++) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    const int held = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
    if (held > 2) close(held);
  }
}

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

extern const char __ehdr_start[] __attribute__((visibility("hidden")));

// What the loader reads to put the program in its place lies before its code: names, hashes and
// relocations, some megabytes that are hardly ever read again. The kernel may have those pages back at
// once, not only when memory is short; whoever does read them finds them in the file.
static inline void process_release_loader_pages(void) {
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), program = (uintptr_t)__ehdr_start;
  uintptr_t code = 0;
  for (const ElfW(Dyn) *entry = _DYNAMIC; entry->d_tag != DT_NULL; entry++) {
    if (entry->d_tag == DT_INIT) code = entry->d_un.d_ptr;
  }
  // Some loaders leave the address as the linker wrote it.
  if (code < program) code += program;
  const uintptr_t first = (program + page - 1) & ~(page - 1), end = code & ~(page - 1);
  if (first < end) madvise((void *)first, end - first, MADV_DONTNEED);
}
