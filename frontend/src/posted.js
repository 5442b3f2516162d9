// A verb at its own address, answered in JSON; a refusal is thrown with its sentence.
export class Refused extends Error {
  constructor(sentence, code) {
    super(sentence);
    this.code = code;
  }
}

// A list is sent as its name, once for each.
const sent = (values) => new URLSearchParams(Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));

export async function posted(url, values, more = {}) {
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  const answer = await fetch(url, { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token }, body: sent(values), ...more });
  if (answer.status === 204) return null;
  if (answer.redirected) throw new Refused("", "signed-out"); // to where one signs in
  if (answer.status === 422 || answer.status === 403) {
    const { sentence, code } = await answer.json().catch(() => ({}));
    throw new Refused(sentence ?? "", code);
  }
  // Not found, too large, signed out: asking again changes nothing. A fault of the server may pass.
  if (answer.status >= 400 && answer.status < 500) throw new Refused("", String(answer.status));
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
