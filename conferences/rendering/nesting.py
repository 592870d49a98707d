"""What is open while inline markup is read: brackets and runs of * and _, one within another."""

from dataclasses import dataclass, field

from conferences.rendering.document import Emphasis, Inline, LineBreak


@dataclass(slots=True)
class Frame:
    """Something opened and not yet closed: a bracket, or a run of * or _ with ``count`` left."""

    sign: str
    start: int
    count: int = 0
    # The place in the plain words at which it begins.
    plain_start: int = 0
    children: list[Inline] = field(default_factory=list)
    # How many runs of each sign stand open above this bracket.
    open_runs: dict[str, int] = field(default_factory=dict)
    # A link cannot hold another thing that is followed.
    has_target: bool = False


class Nesting:
    """The stack of what is open; whatever is never closed turns back into the characters typed.

    Each run and each bracket is pushed once and popped once, so that all takes time in proportion
    to the text.
    """

    def __init__(self) -> None:
        self.stack = [Frame("", 0)]
        self.brackets = [self.stack[0]]
        # The words without marks, in stretches.
        self.plain: list[str] = []

    def add_text(self, words: str) -> None:
        """Add running text to what is open."""
        self.stack[-1].children.append(words)
        self.plain.append(words)

    def add_break(self) -> None:
        """Add a line break."""
        self.stack[-1].children.append(LineBreak())
        self.plain.append("\n")

    def open_run(self, sign: str, start: int, count: int) -> None:
        """Open a run of * or _."""
        open_runs = self.brackets[-1].open_runs
        open_runs[sign] = open_runs.get(sign, 0) + 1
        self.stack.append(Frame(sign, start, count))

    def open_bracket(self, start: int) -> None:
        """Open a square bracket."""
        frame = Frame("[", start, plain_start=len(self.plain))
        self.stack.append(frame)
        self.brackets.append(frame)

    def close_emphasis(self, sign: str, count: int) -> int:
        """Close the nearest open run of the sign; return how many of its signs that used."""
        while self.stack[-1].sign != sign:
            self.drop_top()
        frame = self.stack[-1]
        used = 2 if min(frame.count, count) >= 2 else 1
        frame.children = [Emphasis(tuple(frame.children), used == 2)]
        frame.count -= used
        if not frame.count:
            self.stack.pop()
            self.brackets[-1].open_runs[sign] -= 1
            self.stack[-1].children.extend(frame.children)
        return used

    def drop_top(self) -> None:
        """Take the topmost frame for plain characters after all."""
        frame = self.stack.pop()
        below = self.stack[-1].children
        below.append(frame.sign * frame.count if frame.count else frame.sign)
        below.extend(frame.children)
        if frame.count:
            self.brackets[-1].open_runs[frame.sign] -= 1

    def close_bracket(self) -> Frame:
        """Take the innermost open bracket from the stack and return it."""
        frame = self.brackets[-1]
        while self.stack[-1] is not frame:
            self.drop_top()
        self.stack.pop()
        self.brackets.pop()
        return frame

    def keep_bracket(self, frame: Frame) -> None:
        """Show a pair of brackets that marks nothing as typed."""
        self.stack[-1].children.extend(("[", *frame.children, "]"))
        self.brackets[-1].has_target |= frame.has_target

    def close_all(self) -> None:
        """Take everything still open for plain characters."""
        while len(self.stack) > 1:
            frame = self.stack[-1]
            if frame.sign == "[":
                self.brackets.pop()
            self.drop_top()
