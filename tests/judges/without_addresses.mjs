// Takes out of the lock file what npm copies into it for `npm fund`: who takes donations, and where.
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("package-lock.json", import.meta.url);
const kept = (key, value) => (key === "funding" ? undefined : value);
const lock = JSON.parse(readFileSync(file, "utf-8"));
writeFileSync(file, `${JSON.stringify(lock, kept, 2)}\n`);
