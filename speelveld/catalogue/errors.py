"""What is wrong in content/, said so that a writer can mend it."""


class ContentError(Exception):
    """A content file cannot be used. Names the file, the place in it and the remedy."""

    def __init__(self, file: str, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{file}, {place}: {problem} {remedy}")
        self.file, self.place, self.problem, self.remedy = file, place, problem, remedy
