#define _GNU_SOURCE
#include "CTerminalLife.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Everything a handler needs stands in static memory: nothing is allocated or locked there.
static uint8_t restore_bytes[1024];
static volatile long restore_length;
static struct termios restore_modes;
static volatile int restore_descriptor = -1;
static volatile sig_atomic_t restore_active;

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
#define CRASH_COUNT ((int)(sizeof crash_signals / sizeof crash_signals[0]))
static struct sigaction earlier_actions[CRASH_COUNT];
static int handlers_stand;
static int hands_on;

void dutydesk_restore_now(void) {
  if (!restore_active) {
    return;
  }
  restore_active = 0;
  long done = 0;
  // A terminal that takes nothing for a second must not keep a dying program alive.
  for (int tries = 0; done < restore_length && tries < 10; tries++) {
    const ssize_t got =
        write(restore_descriptor, restore_bytes + done, (size_t)(restore_length - done));
    if (got > 0) {
      done += got;
    } else if (errno == EAGAIN) {
      struct pollfd wait = {.fd = restore_descriptor, .events = POLLOUT};
      poll(&wait, 1, 100);
    } else if (errno != EINTR) {
      break;
    }
  }
  tcsetattr(restore_descriptor, TCSANOW, &restore_modes);
}

static void crashed(int number) {
  const int before = errno;
  dutydesk_restore_now();
  for (int i = 0; i < CRASH_COUNT; i++) {
    if (crash_signals[i] == number) {
      sigaction(number, &earlier_actions[i], NULL);
    }
  }
  if (!hands_on) {
    signal(number, SIG_DFL);
  }
  errno = before;
  // Blocked while this handler runs, so it strikes when the handler returns.
  raise(number);
}

static void install_handlers(void) {
  if (handlers_stand) {
    return;
  }
  handlers_stand = 1;
  // Swift's own handler waits for a key on a terminal; it gets the signal only if it was asked for.
  hands_on = getenv("SWIFT_BACKTRACE") != NULL;
  struct sigaction action = {0};
  action.sa_handler = crashed;
  action.sa_flags = SA_ONSTACK;
  sigfillset(&action.sa_mask);
  for (int i = 0; i < CRASH_COUNT; i++) {
    sigaction(crash_signals[i], &action, &earlier_actions[i]);
  }
  atexit(dutydesk_restore_now);
}

void dutydesk_restore_arm(
    int descriptor, const uint8_t *bytes, long length, const struct termios *modes) {
  restore_active = 0;
  length = length > (long)sizeof restore_bytes ? (long)sizeof restore_bytes : length;
  memcpy(restore_bytes, bytes, (size_t)length);
  restore_length = length;
  restore_modes = *modes;
  restore_descriptor = descriptor;
  install_handlers();
  restore_active = 1;
}

void dutydesk_restore_set_active(int active) {
  restore_active = active && restore_descriptor >= 0;
}

void dutydesk_restore_cover_thread(void) {
  stack_t now;
  if (sigaltstack(NULL, &now) == 0 && (now.ss_flags & SS_DISABLE) == 0) {
    return;
  }
  // Lives as long as its thread may crash: until the process ends.
  const size_t size = 64 * 1024;
  stack_t stack = {.ss_sp = malloc(size), .ss_size = size};
  if (stack.ss_sp != NULL) {
    sigaltstack(&stack, NULL);
  }
}
