#include "CTerminalGuard.h"
#include "crash.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

static const int caught[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
enum { CAUGHT = sizeof caught / sizeof caught[0], SIGNALS = 65 };

static struct sigaction former[CAUGHT];
static atomic_int pending[SIGNALS];
static int stands;
// Made once and never closed: a handler may still run in another thread when the guard falls, and
// must not write into whatever got the descriptor next.
static int wake_read = -1;
static atomic_int wake_write = -1;

// The flags hold what came; the pipe only wakes. So a full pipe loses nothing.
static void note(int signal) {
  int saved = errno;
  atomic_store(&pending[signal], 1);
  ssize_t written = write(atomic_load(&wake_write), "", 1);
  (void)written;
  errno = saved;
}

static int open_pipe(void) {
  if (wake_read >= 0) return 0;
  int ends[2];
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  wake_read = ends[0];
  atomic_store(&wake_write, ends[1]);
  return 0;
}

int terminal_guard_open(void) {
  if (stands) {
    errno = EBUSY;
    return -1;
  }
  if (open_pipe() != 0) return -1;
  terminal_guard_drain();
  stands = 1;
  // The loop is woken by the pipe; what other threads read and write goes on undisturbed.
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < CAUGHT; i++) {
    atomic_store(&pending[caught[i]], 0);
    sigaction(caught[i], NULL, &former[i]);
    sigaction(caught[i], &action, NULL);
  }
  catch_crashes();
  return wake_read;
}

void terminal_guard_close(void) {
  if (!stands) return;
  stands = 0;
  terminal_guard_disarm();
  release_crashes();
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &former[i], NULL);
}

int terminal_guard_take(int signal) {
  return signal > 0 && signal < SIGNALS ? atomic_exchange(&pending[signal], 0) : 0;
}

void terminal_guard_drain(void) {
  char bytes[64];
  while (wake_read >= 0 && read(wake_read, bytes, sizeof bytes) > 0) continue;
}

void terminal_guard_stop(void) {
  struct sigaction usual = {.sa_handler = SIG_DFL}, ours;
  sigset_t stop, former;
  sigemptyset(&usual.sa_mask);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigaction(SIGTSTP, &usual, &ours);
  // A thread that a library made may block every signal, and would never stop.
  pthread_sigmask(SIG_UNBLOCK, &stop, &former);
  raise(SIGTSTP);
  // Goes on here.
  pthread_sigmask(SIG_SETMASK, &former, NULL);
  sigaction(SIGTSTP, &ours, NULL);
}
