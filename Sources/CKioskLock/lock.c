#define _GNU_SOURCE
#include "CKioskLock.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef OWN_ARCHITECTURE

#define FIELD(name) offsetof(struct seccomp_data, name)
// The lower half of an argument; both architectures have it first.
#define ARGUMENT(n) (FIELD(args) + (n) * 8)
#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset)
#define REFUSE(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
// If the loaded number is this, does the next step, else leaves it out.
#define IF(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1)
#define FORBID(number) IF(number), REFUSE(EPERM)

static struct sock_filter rules[] = {
    // Calls by the numbers of another architecture would pass by all that follows.
    LOAD(FIELD(arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
    REFUSE(EPERM),
    LOAD(FIELD(nr)),
#ifdef __x86_64__
    // So would those of x32.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    REFUSE(EPERM),
    FORBID(SYS_fork),
    FORBID(SYS_vfork),
#endif
    FORBID(SYS_execve),
    FORBID(SYS_execveat),
    FORBID(SYS_ptrace),
    FORBID(SYS_process_vm_readv),
    FORBID(SYS_process_vm_writev),
    // Its arguments lie in memory, where a filter cannot look; the C library then uses clone.
    IF(SYS_clone3),
    REFUSE(ENOSYS),
    // A thread may be made, a process not.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4),
    LOAD(ARGUMENT(0)),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    REFUSE(EPERM),
    LOAD(FIELD(nr)),
    // Keys put into the terminal's input would be typed into the shell that comes after.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 5),
    LOAD(ARGUMENT(1)),
    FORBID(TIOCSTI),
    FORBID(TIOCLINUX),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

int kiosk_lock_engage(void) {
  struct sock_fprog program = {.len = sizeof rules / sizeof rules[0], .filter = rules};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  long refused = syscall(
      SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  if (refused < 0) return errno;
  // The number of a thread that could not be brought along.
  return refused > 0 ? EBUSY : 0;
}

#else

int kiosk_lock_engage(void) { return ENOSYS; }

#endif

int kiosk_lock_holds(void) {
  // There is no such file: without the lock that is the fault, and nothing happens either way.
  return ioctl(-1, TIOCSTI, NULL) < 0 && errno == EPERM;
}
