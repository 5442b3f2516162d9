// The service worker: bundled files (a name with a hash never changes) and one page for when the network is away.
// It keeps no page of anybody's and answers nothing else; /worker.js says KEPT before this.
const { build, offline, files, assets } = KEPT;
const CACHE = `xd-${build}`;
const HASHED = /\.[0-9A-Za-z]{8,10}\.(js|css|svg|woff2)$/;

// From the browser's own cache where it has them: the first visit fetches nothing twice.
async function fill() {
  const cache = await caches.open(CACHE);
  const wanted = [...files, ...Object.values(offline)].map((url) => new Request(url, { credentials: "omit", cache: files.includes(url) ? "force-cache" : "no-cache" }));
  const here = await Promise.all(wanted.map((one) => cache.match(one.url)));
  await Promise.all(wanted.filter((_one, n) => !here[n]).map((one) => cache.add(one)));
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("xd-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  const held = await cache.match(request.url);
  if (held) return held;
  const answer = await fetch(request);
  if (answer.ok) cache.put(request.url, answer.clone());
  return answer;
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (fault) {
    const spoken = (await (await caches.match("/xd-language"))?.text()) ?? self.navigator.language;
    const held = await caches.match(offline[spoken.startsWith("en") ? "en" : "zh-hans"]);
    if (!held) throw fault;
    return held;
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", ({ data }) => {
  if (data?.language) fill().then(() => caches.open(CACHE)).then((cache) => cache.put("/xd-language", new Response(data.language))).catch(() => {});
});
self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith(assets) && HASHED.test(url.pathname)) event.respondWith(asset(request));
});
