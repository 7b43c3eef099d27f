// Draws events and numbers in plain lines, with nothing but the types made from /openapi.json.
import createClient from "openapi-fetch";
import type { components, paths } from "./api";

type Schemas = components["schemas"];
type Event = Schemas["EventOut"];
type Figure = Schemas["FigureOut"];
type Claim = Schemas["Claim"];
type Problem = Schemas["Problem"];

/** Stated beside a query, it has the compiler refuse a parameter that does not exist. */
type Asked<Path extends "/events" | "/figures"> = NonNullable<
  paths[Path]["get"]["parameters"]["query"]
>;

const clientOf = (server: string) =>
  createClient<paths, "application/json" | "application/problem+json">({ baseUrl: server });

/** A missing case of a switch is an error of the compiler. */
function unknown(word: never): never {
  throw new Error(`There is no case for ${word}.`);
}

function bounds({ qualifier, value, low, high }: Figure): string {
  switch (qualifier) {
    case "exact":
      return `${value}`;
    case "about":
      return `about ${value}`;
    case "at_least":
      return `≥ ${low}`;
    case "more_than":
      return `> ${low}`;
    case "at_most":
      return `≤ ${high}`;
    case "less_than":
      return `< ${high}`;
    case "between":
      return `${low} to ${high}`;
    case "several":
      return "several";
    default:
      return unknown(qualifier);
  }
}

function caution(modality: Claim["modality"]): string {
  switch (modality) {
    case "stated":
      return "";
    case "reported":
      return "according to reports";
    case "estimated":
      return "by estimate";
    case "apparent":
      return "as it seems";
    case "possible":
      return "perhaps";
    case "expected":
      return "as is expected";
    default:
      return unknown(modality);
  }
}

function voice({ type, actor, speaker }: Claim["attribution"]): string {
  switch (type) {
    case "article":
      return "the article";
    case "actor":
      return speaker ?? actor?.name ?? "somebody";
    case "unnamed":
      return "somebody unnamed";
    default:
      return unknown(type);
  }
}

function quotes({ evidence }: Figure | Claim): string {
  return evidence
    .map(({ exact, sentence, cites }) => {
      const markers = cites.map(({ id, marker }) => `[${marker ?? id}]`).join("");
      return `“${exact}”${markers} (sentence ${sentence.position})`;
    })
    .join(" … ");
}

function figureLine(figure: Figure): string {
  const whose = figure.subjects.map(({ name }) => name).join(", ") || "nobody named";
  const when = figure.period?.start ?? "no day given";
  const parts = [
    `${figure.id}: ${bounds(figure)} ${figure.unit.name} of ${whose}`,
    voice(figure.attribution),
    caution(figure.modality),
    when,
    quotes(figure),
    figure.note ?? "",
  ];
  return parts.filter((part) => part !== "").join(" | ");
}

function eventLine({ title, status, date, places, claims }: Event): string {
  const where = places.map(({ name, hedge }) => (hedge.length === 0 ? name : `${name}?`)).join(", ");
  const days = date === null ? "undated" : `${date.start ?? ""}/${date.end ?? ""}`;
  return [title, status, days, where, claims.items.map(quotes).join(" ")].join(" | ");
}

function problemLine({ status, type, detail, errors, first_page }: Problem): string {
  const faults = errors.map(({ parameter, nearest }) => `${parameter ?? "?"} → ${nearest ?? "?"}`);
  return [status, type, detail, ...faults, first_page ?? "no first page"].join(" | ");
}

/** Every event, page after page: `next` holds the cursor of the next one until it is null. */
export async function eventLines(server: string): Promise<string[]> {
  const client = clientOf(server);
  const query: Asked<"/events"> = { limit: 5 };
  const lines: string[] = [];
  for (;;) {
    const { data, error } = await client.GET("/events", { params: { query } });
    if (error) throw new Error(problemLine(error));
    lines.push(...data.items.map(eventLine));
    const cursor = data.next && new URL(data.next, server).searchParams.get("cursor");
    if (cursor === null) return lines;
    query.cursor = cursor;
  }
}

export async function figureLines(server: string, subject: string): Promise<string[]> {
  const query: Asked<"/figures"> = { subject: [subject], sort: "-value" };
  const { data, error } = await clientOf(server).GET("/figures", { params: { query } });
  return error ? [problemLine(error)] : data.items.map(figureLine);
}

export async function claimLine(server: string, id: string): Promise<string> {
  const { data, error } = await clientOf(server).GET("/claims/{id}", { params: { path: { id } } });
  return error ? problemLine(error) : `${data.text} | ${voice(data.attribution)}`;
}
