"""Texts that would run or break out if a page ever took them for markup."""

CANARY = "window.xdCanary"
RUNS = f"{CANARY}=1"

PAYLOADS = [
    f"<script>{RUNS}</script>", f"<img src=x onerror={RUNS}>", f"<svg/onload={RUNS}>", f"\"><script>{RUNS}</script>",
    f"'><img src=x onerror={RUNS}>", f"\" onfocus={RUNS} autofocus x=\"", f"' onmouseover='{RUNS}", f"</title><script>{RUNS}</script>",
    f"</textarea><script>{RUNS}</script>", f"</script><script>{RUNS}</script>", f"<iframe srcdoc='<script>parent.{CANARY}=1</script>'>",
    f"javascript:{RUNS}", f"<a href=javascript:{RUNS}>x</a>", f"<style>@import'x'</style><b {RUNS}>", "{{7*7}}{% debug %}",
    f"<details open ontoggle={RUNS}>", f"<x hx-on:click={RUNS} hx-trigger=load>", f"<i x-data x-init={RUNS}>",
    f"<math><mi//xlink:href=javascript:{RUNS}>",
    f"--><img src=x onerror={RUNS}>", f"]]><script>{RUNS}</script>", f"＜script＞{RUNS}＜/script＞", f"&lt;img src=x onerror={RUNS}&gt;",
]  # fmt: skip
