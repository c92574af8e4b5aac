#!/usr/bin/env python3
"""Draws the README's screenshots from the running program.

    pip install pyte
    make build && Scripts/make-screenshots.py [PROGRAM]

Starts the program on a pseudo-terminal with a throw-away store of samples, presses keys, and
writes what the screen shows as SVG: text stays text, colours are those the program sent."""
import fcntl, html, os, pty, select, shutil, struct, sys, tempfile, termios, time
import pyte

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../.build/release/dutydesk")
SHOTS = [
    ("board", 160, 45, "dark", []),
    ("grievances", 120, 36, "light", [b"2", b"j", b"j"]),
]
CELL_WIDTH, CELL_HEIGHT = 8.4, 18
NAMES = {"black": "#000000", "red": "#cd0000", "green": "#00cd00", "brown": "#cdcd00",
         "blue": "#0000ee", "magenta": "#cd00cd", "cyan": "#00cdcd", "white": "#e5e5e5"}


def settle(fd, stream, quiet=0.4, limit=10):
    end = time.time() + limit
    while time.time() < end:
        ready, _, _ = select.select([fd], [], [], quiet)
        if not ready:
            return
        try:
            stream.feed(os.read(fd, 1 << 16))
        except OSError:
            return


def colour(name, default):
    if name == "default":
        return default
    return NAMES.get(name, "#" + name if len(name) == 6 else default)


class AnsweringScreen(pyte.Screen):
    """A screen that answers the program's questions, as terminals do."""
    fd = None

    def write_process_input(self, data):
        os.write(self.fd, data.encode())


def run(columns, rows, theme, keys, store):
    screen = AnsweringScreen(columns, rows)
    stream = pyte.ByteStream(screen)
    pid, fd = pty.fork()
    screen.fd = fd
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
        os.execv(PROGRAM, [PROGRAM, "--store", store, "--lang", "zh", "--theme", theme])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    settle(fd, stream, quiet=1.0)
    for key in keys:
        os.write(fd, key)
        settle(fd, stream)
    os.write(fd, b"")
    os.kill(pid, 15)
    os.waitpid(pid, 0)
    return screen


def runs(screen, y, looks):
    """Stretches of one look in a row: (first column, columns, text, look)."""
    found = []
    for x in range(screen.columns):
        cell = screen.buffer[y][x]
        look = looks(cell)
        if cell.data == "" and found:
            first, width, text, last = found[-1]
            found[-1] = (first, width + 1, text, last)
            continue
        # Wide and narrow characters are spaced apart, so that columns stay columns in any font.
        wide = x + 1 < screen.columns and screen.buffer[y][x + 1].data == ""
        if found and found[-1][3] == (look, wide):
            first, width, text, last = found[-1]
            found[-1] = (first, width + 1, text + cell.data, last)
        else:
            found.append((x, 1, cell.data, (look, wide)))
    return [(first, width, text, last[0]) for first, width, text, last in found]


def svg(screen, theme):
    width, height = screen.columns * CELL_WIDTH, screen.lines * CELL_HEIGHT
    default_ground, ink = ("#101418", "#d8dee4") if theme == "dark" else ("#ffffff", "#1c2024")

    def looks(cell):
        front, back = colour(cell.fg, ink), colour(cell.bg, default_ground)
        if cell.reverse:
            front, back = back, front
        return front, back, cell.bold, cell.underscore

    cells = [looks(screen.buffer[y][x])[1] for y in range(screen.lines) for x in range(screen.columns)]
    ground = max(set(cells), key=cells.count)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" xml:space="preserve" '
           f'font-family="\'Noto Sans Mono CJK SC\',\'Sarasa Mono SC\',\'WenQuanYi Zen Hei Mono\',monospace" font-size="14">',
           f'<rect width="100%" height="100%" fill="{ground}"/>']
    for y in range(screen.lines):
        top = y * CELL_HEIGHT
        for first, columns, text, (front, back, bold, underlined) in runs(screen, y, looks):
            left, span = first * CELL_WIDTH, columns * CELL_WIDTH
            if back != ground:
                out.append(f'<rect x="{left:.1f}" y="{top}" width="{span:.1f}" height="{CELL_HEIGHT}" fill="{back}"/>')
            if text.strip():
                style = (' font-weight="bold"' if bold else "") + (' text-decoration="underline"' if underlined else "")
                out.append(f'<text x="{left:.1f}" y="{top + 14}" textLength="{span:.1f}" '
                           f'lengthAdjust="spacing" fill="{front}"{style}>{html.escape(text)}</text>')
    return "\n".join(out + ["</svg>", ""])


def main():
    folder = tempfile.mkdtemp()
    store = os.path.join(folder, "store")
    os.system(f"'{PROGRAM}' --store '{store}' init --samples >/dev/null")
    os.makedirs(os.path.join(HERE, "../Docs/screenshots"), exist_ok=True)
    for name, columns, rows, theme, keys in SHOTS:
        screen = run(columns, rows, theme, keys, store)
        with open(os.path.join(HERE, f"../Docs/screenshots/{name}.svg"), "w") as file:
            file.write(svg(screen, theme))
    shutil.rmtree(folder)


main()
