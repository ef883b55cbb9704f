"""Two plots as SVG with a title, a description and every figure written out: no script, no colour that means anything."""

from collections.abc import Sequence
from html import escape

WIDTH, ROW, LEFT, RIGHT, LINE = 760, 26, 280, 60, 18
INK, OURS, OTHERS = "#1d1d1b", "#35546b", "#b9c4cc"


def bars(title: str, description: str, values: Sequence[tuple[str, float]]) -> str:
    """Shares from 0 to 1 as bars, the first one drawn darker."""
    span = WIDTH - LEFT - RIGHT
    parts = []
    for k, (name, share) in enumerate(values):
        y, long = 48 + k * ROW, span * share
        parts.append(f'<text x="{LEFT - 10}" y="{y + 14}" text-anchor="end">{escape(name)}</text>')
        fill = OTHERS if k else OURS
        parts.append(f'<rect x="{LEFT}" y="{y}" width="{long:.1f}" height="18" fill="{fill}"/>')
        parts.append(f'<text x="{LEFT + long + 6:.1f}" y="{y + 14}">{share:.2f}</text>')
    return _svg(title, description, 60 + len(values) * ROW, parts)


def lines(
    title: str, description: str, at: Sequence[str], series: Sequence[tuple[str, Sequence[float]]]
) -> str:
    """Shares from 0 to 1 along a few places, the first line drawn darker; each line named at its end."""
    left, top, high, span = 60, 48, 240, WIDTH - 60 - 310
    step = span / max(1, len(at) - 1)
    parts = [f'<line x1="{left}" y1="{top + high}" x2="{left + span}" y2="{top + high}" stroke="{INK}"/>']
    parts += [
        f'<text x="{left - 8}" y="{top + high * (1 - share) + 5:.1f}" text-anchor="end">{share:.1f}</text>'
        for share in (0.0, 0.5, 1.0)
    ]
    parts += [
        f'<text x="{left + k * step:.1f}" y="{top + high + 20}" text-anchor="middle">{escape(name)}</text>'
        for k, name in enumerate(at)
    ]
    for k, (_, values) in enumerate(series):
        points = " ".join(f"{left + i * step:.1f},{top + high * (1 - v):.1f}" for i, v in enumerate(values))
        stroke = f'stroke="{INK if k else OURS}" stroke-width="{1.5 if k else 3}"'
        dash = f' stroke-dasharray="{4 * k} 3"' if k else ""
        parts.append(f'<polyline points="{points}" fill="none" {stroke}{dash}/>')
    ends = [
        (top + high * (1 - values[-1]) + 5, f"{escape(name)} {values[-1]:.2f}") for name, values in series
    ]
    parts += [f'<text x="{left + span + 8}" y="{y:.1f}">{name}</text>' for y, name in _apart(ends)]
    return _svg(title, description, top + high + 40, parts)


def _apart(ends: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Names in their order from the top, none on top of another."""
    placed: list[tuple[float, str]] = []
    for y, name in sorted(ends):
        placed.append((max(y, placed[-1][0] + LINE) if placed else y, name))
    return placed


def _svg(title: str, description: str, height: int, parts: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="t d" font-family="sans-serif" font-size="14" fill="{INK}">'
    )
    texts = f'<title id="t">{escape(title)}</title><desc id="d">{escape(description)}</desc>'
    heading = f'<text x="10" y="24" font-weight="bold">{escape(title)}</text>'
    return "\n".join([head, texts, heading, *parts, "</svg>", ""])
