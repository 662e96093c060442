#define _GNU_SOURCE
#include "CKioskLock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/vt.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// A respondent's keys must not end the guard, nor the kiosk's process before it has the terminal, and both
// may write to a terminal that they are not in front of.
// SIGUSR1 is the kernel's question about the console, which is never answered.
static const int deaf_to[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGUSR1, SIGPIPE,
                              SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGTRAP};
enum { DEAF_TO = sizeof deaf_to / sizeof deaf_to[0] };

static sigset_t former_mask;
static sigset_t awaited;

void kiosk_guard_begin(void) {
  struct sigaction deaf = {.sa_handler = SIG_IGN};
  sigemptyset(&deaf.sa_mask);
  for (int i = 0; i < DEAF_TO; i++) sigaction(deaf_to[i], &deaf, NULL);
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGCHLD);
  sigaddset(&awaited, SIGTERM);
  sigaddset(&awaited, SIGHUP);
  sigprocmask(SIG_BLOCK, &awaited, &former_mask);
}

int kiosk_guard_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

pid_t kiosk_guard_start(void) {
  pid_t guard = getpid();
  pid_t kiosk = fork();
  if (kiosk != 0) return kiosk;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  // It may have died before that.
  if (getppid() != guard) _exit(128 + SIGTERM);
  sigprocmask(SIG_SETMASK, &former_mask, NULL);
  return 0;
}

static long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int await(long milliseconds) {
  if (milliseconds < 0) return sigwaitinfo(&awaited, NULL);
  struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000};
  return sigtimedwait(&awaited, NULL, &limit);
}

int kiosk_guard_wait(pid_t kiosk, int milliseconds, int *status) {
  long end = now_ms() + milliseconds;
  for (;;) {
    // Asked first: several children that end are one signal.
    if (kiosk > 0 && waitpid(kiosk, status, WNOHANG) == kiosk) return KIOSK_GUARD_ENDED;
    long left = milliseconds < 0 ? -1 : end - now_ms();
    if (milliseconds >= 0 && left <= 0) return KIOSK_GUARD_QUIET;
    switch (await(left)) {
    case SIGTERM: return KIOSK_GUARD_TERMINATED;
    case SIGHUP: return KIOSK_GUARD_HUNG_UP;
    }
  }
}

void kiosk_guard_end(pid_t kiosk, int signal_number, int milliseconds) {
  int status;
  kill(kiosk, signal_number);
  long end = now_ms() + milliseconds;
  for (long left = milliseconds; left > 0; left = end - now_ms()) {
    if (kiosk_guard_wait(kiosk, (int)left, &status) == KIOSK_GUARD_ENDED) return;
  }
  kill(kiosk, SIGKILL);
  while (waitpid(kiosk, &status, 0) < 0 && errno == EINTR) continue;
}

int kiosk_ended_by_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
int kiosk_exit_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 0; }

static int set_mode(int terminal, char mode) {
  struct vt_mode wanted;
  memset(&wanted, 0, sizeof wanted);
  wanted.mode = mode;
  if (mode == VT_PROCESS) wanted.relsig = wanted.acqsig = SIGUSR1;
  return ioctl(terminal, VT_SETMODE, &wanted) == 0;
}

int kiosk_console_hold(int terminal) { return set_mode(terminal, VT_PROCESS); }

void kiosk_console_release(int terminal) { set_mode(terminal, VT_AUTO); }
