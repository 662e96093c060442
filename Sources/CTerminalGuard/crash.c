#include "crash.h"
#include "CTerminalGuard.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP};
enum { FATAL = sizeof fatal / sizeof fatal[0], MOST_BYTES = 512, STACK = 64 * 1024 };

static struct sigaction former[FATAL];
// Room of its own: the fault may be that the stack is used up.
static char stack[STACK];
static stack_t former_stack;

static atomic_int armed;
static int input_descriptor;
static int output_descriptor;
static struct termios settings;
static char restoring[MOST_BYTES];
static size_t restoring_count;

static void restore(void) {
  if (!atomic_exchange(&armed, 0)) return;
  const char *next = restoring;
  size_t left = restoring_count;
  while (left > 0) {
    ssize_t written = write(output_descriptor, next, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    next += written;
    left -= (size_t)written;
  }
  tcsetattr(input_descriptor, TCSANOW, &settings);
}

// Whether whoever started the program was deaf to a signal, and the program with them.
static int was_ignored(int signal_number) {
  for (int i = 0; i < FATAL; i++) {
    if (fatal[i] == signal_number) return former[i].sa_handler == SIG_IGN;
  }
  return 0;
}

static void die(int signal_number, siginfo_t *info, void *context) {
  (void)context;
  // It did not come of a fault here: another process sent it.
  int is_sent = info->si_code <= 0 && info->si_pid != getpid();
  if (is_sent && was_ignored(signal_number)) return;
  restore();
  struct sigaction usual = {.sa_handler = SIG_DFL};
  sigemptyset(&usual.sa_mask);
  sigaction(signal_number, &usual, NULL);
  raise(signal_number);
}

void catch_crashes(void) {
  stack_t room = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&room, &former_stack);
  struct sigaction action = {.sa_sigaction = die, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  // In the background tcsetattr would stop the process in the middle of its death.
  sigaddset(&action.sa_mask, SIGTTOU);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &former[i]);
}

void release_crashes(void) {
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &former[i], NULL);
  sigaltstack(&former_stack, NULL);
}

int terminal_guard_arm(
    int input, int output, const struct termios *saved, const char *bytes, size_t count) {
  atomic_store(&armed, 0);
  if (count > MOST_BYTES) {
    errno = E2BIG;
    return -1;
  }
  input_descriptor = input;
  output_descriptor = output;
  settings = *saved;
  memcpy(restoring, bytes, count);
  restoring_count = count;
  atomic_store(&armed, 1);
  return 0;
}

void terminal_guard_disarm(void) { atomic_store(&armed, 0); }
