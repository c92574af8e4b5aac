#ifndef DUTYDESK_TERMINAL_LIFE_H
#define DUTYDESK_TERMINAL_LIFE_H

#include <stdint.h>
#include <termios.h>

/// Blocks the signals that the terminal loop reads (WINCH TERM HUP INT QUIT CONT TSTP) for this
/// thread and the threads it will start. SIGPIPE is ignored.
void dutydesk_signals_block(void);
/// A non-blocking descriptor that gives these signals, or -1.
int dutydesk_signals_descriptor(void);
/// The next signal waiting in the descriptor, or 0.
int dutydesk_signals_next(int descriptor);
/// Stops the whole process group as Ctrl-Z does, and returns once it goes on.
void dutydesk_stop_process_group(void);

/// An event counter for waking a poll, non-blocking, closed on exec; or -1.
int dutydesk_wake_open(void);
void dutydesk_wake_ring(int descriptor);
void dutydesk_wake_clear(int descriptor);

/// Raw mode without flow control; output isn't processed. Gives 0 on success.
int dutydesk_modes_set_raw(int descriptor, const struct termios *before);
int dutydesk_modes_read(int descriptor, struct termios *modes);
int dutydesk_modes_write(int descriptor, const struct termios *modes);
/// The modes in the notation of `stty -g`. Gives the length, or -1 if it doesn't fit.
int dutydesk_modes_print(const struct termios *modes, char *text, int capacity);
/// Reads that notation over modes that are filled already. Gives 0 on success.
int dutydesk_modes_parse(const char *text, struct termios *modes);
/// Whether line editing and echo are on, as a shell leaves them for its children.
int dutydesk_modes_are_cooked(const struct termios *modes);
/// Size from TIOCGWINSZ. Gives 0 on success.
int dutydesk_window_size(int descriptor, int *rows, int *columns);

/// Remembers what puts the terminal back, and installs handlers for crash signals that do it by
/// signal-safe calls only and then let the signal have its default action (with SWIFT_BACKTRACE
/// set, what handled it before).
void dutydesk_restore_arm(
    int descriptor, const uint8_t *bytes, long length, const struct termios *modes);
/// Changes nothing but whether a crash or exit restores. Arm first.
void dutydesk_restore_set_active(int active);
/// Puts the terminal back if that is armed and active. Safe in a signal handler.
void dutydesk_restore_now(void);
/// Gives this thread an alternate stack, so that a stack overflow restores too.
void dutydesk_restore_cover_thread(void);

/// Writes all bytes, waiting when the terminal can't take them. Gives the number of write calls,
/// or -1 with errno set.
int dutydesk_write_fully(int descriptor, const uint8_t *bytes, long length);

/// Runs a program of the search path with these bytes as its input and no output, and waits up to
/// two seconds. `arguments` ends with NULL. Gives 1 when it ended well, else 0.
int dutydesk_feed_program(char *const arguments[], const uint8_t *bytes, long length);
/// Runs a program of the search path on our terminal and waits for its end; stops with it. Gives
/// its exit status, 128 + signal, or -1 when it couldn't be started.
int dutydesk_run_program(char *const arguments[]);

#endif
