#define _GNU_SOURCE
#include "CAttempts.h"

#include <errno.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static int ended(long child) {
  if (child < 0) return errno;
  if (child == 0) _exit(0);
  waitpid((pid_t)child, NULL, 0);
  return 0;
}

int attempt_exec(void) {
  char *none[] = {NULL};
  return syscall(SYS_execve, "/no/such/program", none, none) < 0 ? errno : 0;
}

int attempt_fork(void) {
#ifdef SYS_fork
  return ended(syscall(SYS_fork));
#else
  return attempt_clone();
#endif
}

int attempt_vfork(void) {
  pid_t child = vfork();
  if (child == 0) _exit(0);
  return ended(child);
}

int attempt_clone(void) { return ended(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }

int attempt_clone3(void) {
  struct clone_args wanted;
  memset(&wanted, 0, sizeof wanted);
  wanted.exit_signal = SIGCHLD;
  return ended(syscall(SYS_clone3, &wanted, sizeof wanted));
}

int attempt_trace(void) { return ptrace(PTRACE_TRACEME, 0, 0, 0) < 0 ? errno : 0; }

int attempt_read_of(pid_t other) {
  char byte;
  struct iovec here = {&byte, 1}, there = {(void *)(uintptr_t)0x1000, 1};
  return process_vm_readv(other, &here, 1, &there, 1, 0) < 0 ? errno : 0;
}

int attempt_push(void) { return ioctl(0, TIOCSTI, "x") < 0 ? errno : 0; }
