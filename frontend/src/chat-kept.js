// What stays in this browser: lists and texts by key, and numbers that nobody else makes.
export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    if (value?.length) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    // Storage is full or forbidden: typing goes on, only the net below it is missing.
  }
}

// randomUUID wants HTTPS, which an office's own address has not.
export const fresh = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
