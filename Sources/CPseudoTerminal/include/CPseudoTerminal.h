#ifndef DUTYDESK_PSEUDO_TERMINAL_H
#define DUTYDESK_PSEUDO_TERMINAL_H

/// A pair of descriptors: what the test holds, and what a program takes for its terminal.
struct dutydesk_pty {
  int controller;
  int terminal;
  char path[64];
};

/// Opens a pseudo-terminal of a size. Gives 0, or an errno.
int dutydesk_pty_open(int rows, int columns, struct dutydesk_pty *result);
/// Changes the size; the foreground process group of the terminal gets SIGWINCH.
int dutydesk_pty_resize(int controller, int rows, int columns);

/// Starts a program with the terminal of a pair as its controlling terminal and as its three
/// standard descriptors, no other descriptor, no blocked signal, standard signal actions.
/// `arguments` and `environment` end with NULL; `folder` may be NULL. Gives the process id, or
/// the negative errno of fork; 127 is the exit status when the program can't be started.
int dutydesk_pty_spawn(
    const struct dutydesk_pty *pair, const char *program, char *const arguments[],
    char *const environment[], const char *folder);

/// How a child ended: its exit status, 128 + signal, -1 if it still runs after the time, -2 if it
/// is no child.
int dutydesk_pty_wait(int process, int milliseconds);
int dutydesk_pty_signal(int process, int number);

/// A counter for waking a poll; ringing and clearing never block.
int dutydesk_pty_bell_open(void);
void dutydesk_pty_bell_ring(int bell);
void dutydesk_pty_bell_clear(int bell);

#endif
