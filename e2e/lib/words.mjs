// The words that the pages show, so that one story can be told in both languages.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./paths.mjs";

/**
 * Gives `t(key, values)`: the message of that language with its values put in. Messages that choose between forms are
 * not for stories, which would have to know the rules of plurals: they fail.
 *
 * @param {"ja" | "en"} lang
 */
export function words(lang) {
  const folder = join(ROOT, "crates/web/locales", lang);
  const messages = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      const [, key, text] = line.match(/^([a-z][\w-]*) = (.*)$/) ?? [];
      if (key) messages.set(key, text);
    }
  }
  return (key, values = {}) => {
    const text = messages.get(key);
    if (text === undefined) throw new Error(`no message ${key} in ${lang}`);
    const whole = text.replace(/\{ \$(\w+) \}/g, (_, name) => values[name] ?? `{${name}?}`);
    if (/[{}]/.test(whole)) throw new Error(`${key} in ${lang} is not for stories: ${whole}`);
    return whole;
  };
}
