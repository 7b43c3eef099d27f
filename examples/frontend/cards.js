"use strict";
// Draws a card for each event that the server knows. What it answers is set as text, never as HTML.

const GIVEN = new URLSearchParams(location.search).get("api") ?? "http://127.0.0.1:8000";
const CLAIMS_IN_SIGHT = 3;
const SIGNS = { occurred: "●", ongoing: "■", scheduled: "◇" };
const BOUNDS = {
  exact: "", about: "about ", at_least: "at least ", more_than: "more than ",
  at_most: "at most ", less_than: "less than ",
};
const LINKS = {
  counters: { from: "Counters", to: "Countered by" },
  contradicts: { from: "Contradicts", to: "Contradicted by" },
  denies: { from: "Denies", to: "Denied by" },
};

class Plainly extends Error {} // a message in words for whoever reads the page

// Asking

function addressOf(path, base) {
  const address = URL.canParse(path, base) ? new URL(path, base) : null;
  return address && /^https?:$/.test(address.protocol) ? address : null;
}

async function ask(address) {
  let answer;
  try {
    answer = await fetch(address, { headers: { Accept: "application/json" } });
  } catch {
    throw new Plainly(
      `There is no answer from ${address.origin}. Is the server running? ` +
      "Start it with “make serve”, or give its address behind ?api= in this page’s own.",
    );
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Plainly(`${address.origin} answered ${answer.status}: ${body?.detail ?? answer.statusText}`);
  }
  if (!Array.isArray(body?.items)) throw new Plainly(`${address.origin} did not answer with a list of events.`);
  return body;
}

async function* pages(api) {
  for (let address = addressOf("/events?limit=50", api); address;) {
    const page = await ask(address);
    yield page;
    address = page.next && addressOf(page.next, api);
  }
}

// Drawing

function made(name) {
  return document.getElementById(name).content.firstElementChild.cloneNode(true);
}

function element(tag, text, attributes = {}) {
  return Object.assign(document.createElement(tag), { textContent: text }, attributes);
}

/** Fill the part of a card; without words the part goes, with its heading if it has one. */
function fill(card, part, ...words) {
  const place = card.querySelector(part);
  const given = words.filter((word) => word !== null && word !== "");
  if (given.length) place.append(...given);
  else (place.closest("dl > div") ?? place).remove();
}

function listed(names) {
  return names.flatMap((name, at) => (at ? [element("br", ""), name] : [name]));
}

function withRole({ name, role, hedge }) {
  return `${name} (${[role, ...hedge.map((words) => `“${words}”`)].join(", ")})`;
}

function days({ start, end, precision, approximate }) {
  const time = (day) => element("time", day, { dateTime: day });
  const line = element("span", approximate ? "about " : "", { className: "days" });
  if (start === end) line.append(time(start));
  else if (start && end) line.append(time(start), " to ", time(end));
  else line.append(...(start ? ["from ", time(start), ", end left open"] : ["until ", time(end), ", beginning left open"]));
  if (precision !== "day") line.append(`, known to the ${precision}`);
  return line;
}

function voice({ type, actor, speaker, cue }) {
  if (type === "article") return [element("span", "The article itself", { className: "itself" })];
  const who = speaker ?? actor?.name ?? "Nobody named";
  return cue ? [who, ": ", element("q", cue)] : [who];
}

function asserted(by) {
  const names = by.map(({ type, actor }) => actor?.name ?? (type === "article" ? "the article itself" : "nobody named"));
  return by.length === 1 && by[0].actor ? [`${names[0]} alone`] : listed(names);
}

function reading({ indicator, value, low, high, qualifier, unit }) {
  const plain = (number) => number.toLocaleString("en", { maximumFractionDigits: 10 });
  let number = "no number given";
  if (value !== null) number = `${BOUNDS[qualifier] ?? ""}${plain(value)}`;
  else if (low !== null && high !== null) number = `${plain(low)} to ${plain(high)}`;
  return `${indicator.name}: ${number} (${unit.name})`;
}

function figureItem(figure, claim) {
  const item = made("figure");
  const hedge = claim.hedge.map((words) => `, hedged: “${words}”`).join("");
  fill(item, ".words", figure.text);
  fill(item, ".reading", reading(figure));
  fill(item, ".said", "Said by: ", ...voice(claim.attribution), hedge);
  return item;
}

function quote({ exact, cites }) {
  const markers = cites.map((source) => `[${source.marker}]`).join(" ");
  const parts = [element("blockquote", exact)];
  if (markers) parts.push(element("p", `cites ${markers}`, { className: "markers" }));
  return parts;
}

function linkItem({ type, direction, claim, words, note }) {
  const item = made("link");
  fill(item, ".how", `${LINKS[type]?.[direction] ?? type}:`);
  fill(item, "a", claim.text);
  fill(item, ".why", words ? ` (in the text: “${words}”)` : note ? ` (${note})` : "");
  item.querySelector("a").dataset.claim = claim.id;
  return item;
}

function claimItem(claim) {
  const item = made("claim");
  const anchor = `claim-${claim.id}`; // of the first card that shows it
  if (!document.getElementById(anchor)) item.id = anchor;
  fill(item, ".voice", ...voice(claim.attribution));
  fill(item, ".from", `From: ${claim.article.headline}`);
  fill(item, ".quotes", ...claim.evidence.flatMap(quote));
  fill(item, ".figures", ...claim.figures.map((figure) => figureItem(figure, claim)));
  fill(item, ".hedge", claim.hedge.length === 0 ? null : `${claim.modality}: ${claim.hedge.map((words) => `“${words}”`).join(", ")}`);
  fill(item, ".links", ...claim.links.map(linkItem));
  fill(item, ".note", claim.note);
  return item;
}

function drawClaims(card, event, api) {
  const first = card.querySelector(".first");
  const more = card.querySelector(".more");
  const { count, items, url } = event.claims;
  items.forEach((claim, at) => (at < CLAIMS_IN_SIGHT ? first : more).append(claimItem(claim)));
  const hidden = more.children.length;
  if (hidden) fill(card, "summary", `${hidden} more ${hidden === 1 ? "claim" : "claims"}`);
  else card.querySelector("details").remove();
  const rest = count - items.length;
  const address = addressOf(url, api);
  if (rest > 0 && address) card.querySelector(".rest a").href = address;
  fill(card, rest > 0 && address ? ".rest a" : ".rest", rest > 0 && address ? `All ${count} claims` : "");
}

function drawEvent(event, api) {
  const card = made("event");
  document.getElementById("events").append(card); // first, so that anchors are given once
  card.id = `event-${event.id}`;
  card.querySelector(".status").classList.add(event.status);
  fill(card, ".status", `${SIGNS[event.status] ?? ""} ${event.status}`);
  fill(card, ".type", event.type.name);
  fill(card, "h2", event.title);
  fill(card, ".when", ...(event.date ? [element("q", event.date.text), days(event.date)] : ["The article does not say."]));
  fill(card, ".places", ...listed(event.places.map(withRole)));
  fill(card, ".actors", ...listed(event.actors.map(withRole)));
  fill(card, ".parent", event.parent && element("a", event.parent.title, { href: `#event-${event.parent.id}` }));
  fill(card, ".asserted", ...asserted(event.asserted_by));
  fill(card, ".note", event.note);
  drawClaims(card, event, api);
}

/** Lead from a claim to those that are set against it: on this page, else at the server. */
function drawLinks(api) {
  for (const link of document.querySelectorAll("a[data-claim]")) {
    const here = `claim-${link.dataset.claim}`;
    const there = addressOf(`/claims/${encodeURIComponent(link.dataset.claim)}`, api);
    link.href = document.getElementById(here) ? `#${here}` : there;
  }
}

async function draw() {
  const api = addressOf(GIVEN);
  if (!api) throw new Plainly(`“${GIVEN}” is not the address of a server. One looks like http://127.0.0.1:8000`);
  say("state", `Asking ${api.origin} …`);
  for await (const page of pages(api)) page.items.forEach((event) => drawEvent(event, api));
  drawLinks(api);
  const count = document.querySelectorAll(".event").length;
  say("state", `${count} ${count === 1 ? "event" : "events"} from ${api.origin}`);
}

function say(place, words) {
  const line = document.getElementById(place);
  line.textContent = words;
  line.hidden = !words;
}

draw()
  .catch((error) => {
    say("state", "");
    say("error", error instanceof Plainly ? error.message : "The answer could not be drawn: it is not what this page knows.");
  })
  .finally(() => document.getElementById("events").removeAttribute("aria-busy"));
