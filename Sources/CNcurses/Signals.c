#define _GNU_SOURCE
#include "CTerminalLife.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void loop_signals(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGWINCH);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGHUP);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGQUIT);
  sigaddset(set, SIGCONT);
  sigaddset(set, SIGTSTP);
}

void dutydesk_signals_block(void) {
  sigset_t set;
  loop_signals(&set);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  signal(SIGPIPE, SIG_IGN);
}

int dutydesk_signals_descriptor(void) {
  sigset_t set;
  loop_signals(&set);
  return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int dutydesk_signals_next(int descriptor) {
  struct signalfd_siginfo entry;
  const ssize_t got = read(descriptor, &entry, sizeof entry);
  return got == (ssize_t)sizeof entry ? (int)entry.ssi_signo : 0;
}

void dutydesk_stop_process_group(void) {
  sigset_t stop;
  sigset_t before;
  struct sigaction handled;
  struct sigaction standard = {0};
  standard.sa_handler = SIG_DFL;
  sigemptyset(&standard.sa_mask);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigaction(SIGTSTP, &standard, &handled);
  kill(0, SIGTSTP);
  // Unblocking delivers it: the process stops here, until it is continued.
  pthread_sigmask(SIG_UNBLOCK, &stop, &before);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  sigaction(SIGTSTP, &handled, NULL);
}

int dutydesk_wake_open(void) {
  return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

void dutydesk_wake_ring(int descriptor) {
  const uint64_t one = 1;
  // A full counter is as good as a ring: the reader has not looked yet.
  while (write(descriptor, &one, sizeof one) < 0 && errno == EINTR) {
  }
}

void dutydesk_wake_clear(int descriptor) {
  uint64_t count;
  while (read(descriptor, &count, sizeof count) < 0 && errno == EINTR) {
  }
}
