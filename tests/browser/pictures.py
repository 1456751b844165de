"""When the pictures of a page are those that its screen asks for."""

from __future__ import annotations

# A frame drawn: only then does a page know of another scheme or size. A clock that a test holds
# holds its timers and animation frames, not what it tells of what is seen.
FRAME = "() => new Promise((drawn) => new IntersectionObserver(drawn).observe(document.body))"

# For one image: the one that this page now wants is there.
ARRIVED = f"""async (image) => {{
  const frame = {FRAME}
  await frame()
  await frame()
  const turned = () => new Promise((resolve) => {{
    image.addEventListener("load", resolve, {{ once: true }})
    image.addEventListener("error", resolve, {{ once: true }})
  }})
  while (!image.complete) await turned()
  await image.decode()
}}"""
