import { DEEPEST_XML, LONGEST_TOKEN } from "./limits.ts";
import { refusals } from "./refusals.ts";

/** What a reader of a part of a spreadsheet listens to. Names come without their prefix. */
export interface XmlListener {
  open?: (name: string, attributes: string) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const END = 62;

/**
 * Reads XML piece by piece: memory is that of one tag. Nothing is looked up outside and no entity but the five of XML is
 * known, so a document type is refused; so are tags and depths no program writes.
 *
 * @throws AppError INVALID from `write` and `end` when it is not the XML of a spreadsheet.
 */
export function createXmlReader(listener: XmlListener): { write: (chunk: string) => void; end: () => void } {
  let pending = "";
  let depth = 0;
  let seen = false;

  function write(chunk: string): void {
    const source = pending + chunk;
    let at = 0;
    for (;;) {
      const next = takeToken(source, at);
      if (next === -1) break;
      at = next;
    }
    pending = source.slice(at);
    if (pending.length > LONGEST_TOKEN) throw refusals.damaged();
  }

  /** Handles what begins at a place; -1 when the rest of it has not come yet. */
  function takeToken(source: string, at: number): number {
    const tag = source.indexOf("<", at);
    if (tag === -1) return -1;
    if (tag > at && depth > 0) listener.text?.(decodeText(source.slice(at, tag)));
    const sign = source.charCodeAt(tag + 1);
    if (Number.isNaN(sign)) return hold(at, tag);
    if (sign === 63) return skip(source, at, tag, "?>");
    if (sign === 33) return special(source, at, tag);
    const end = tagEnd(source, tag + 1);
    if (end === -1) return hold(at, tag);
    if (sign === 47) closeTag(source.slice(tag + 2, end));
    else openTag(source.slice(tag + 1, end));
    return end + 1;
  }

  /** The text before an unfinished tag has been told already: only the tag waits. */
  function hold(at: number, tag: number): number {
    return tag > at ? tag : -1;
  }

  function skip(source: string, at: number, tag: number, until: string): number {
    const end = source.indexOf(until, tag + 2);
    return end === -1 ? hold(at, tag) : end + until.length;
  }

  function special(source: string, at: number, tag: number): number {
    if (source.startsWith("<!--", tag)) return skip(source, at, tag, "-->");
    if (source.startsWith("<![CDATA[", tag)) {
      const end = source.indexOf("]]>", tag);
      if (end === -1) return hold(at, tag);
      if (depth > 0) listener.text?.(source.slice(tag + 9, end));
      return end + 3;
    }
    if (source.length - tag < 9) return hold(at, tag);
    throw refusals.damaged(); // a document type: entities that grow, files of the server
  }

  function openTag(content: string): void {
    const closed = content.endsWith("/");
    const body = closed ? content.slice(0, -1) : content;
    const space = body.search(/\s/);
    const name = localName(space === -1 ? body : body.slice(0, space));
    seen = true;
    depth += 1;
    if (depth > DEEPEST_XML) throw refusals.damaged();
    listener.open?.(name, space === -1 ? "" : body.slice(space));
    if (closed) closeTag(name);
  }

  function closeTag(name: string): void {
    depth -= 1;
    if (depth < 0) throw refusals.damaged();
    listener.close?.(localName(name.trimEnd()));
  }

  function end(): void {
    if (depth !== 0 || !seen || pending.trim()) throw refusals.damaged();
  }

  return { write, end };
}

function tagEnd(source: string, from: number): number {
  let quote = 0;
  for (let at = from; at < source.length; at += 1) {
    const sign = source.charCodeAt(at);
    if (quote !== 0) {
      if (sign === quote) quote = 0;
    } else if (sign === END) return at;
    else if (sign === QUOTE || sign === APOSTROPHE) quote = sign;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}

/** Value of an attribute by its full name, «office:value»; null when the tag has none. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(`${name}=`);
  // A name may be the end of a longer one: «value» of «office:value».
  while (at > 0 && !/\s/.test(attributes.charAt(at - 1))) at = attributes.indexOf(`${name}=`, at + 1);
  if (at <= 0) return null;
  const quote = attributes.charAt(at + name.length + 1);
  const from = at + name.length + 2;
  const to = attributes.indexOf(quote, from);
  return (quote === '"' || quote === "'") && to !== -1 ? decodeText(attributes.slice(from, to)) : null;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeText(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]{0,40};?)/g, (_, written: string) => {
    const name = written.slice(0, -1);
    const known = written.endsWith(";") ? (ENTITIES[name] ?? fromCode(name)) : null;
    if (known === null) throw refusals.damaged();
    return known;
  });
}

function fromCode(name: string): string | null {
  const code = /^#x[0-9a-f]{1,6}$/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#\d{1,7}$/.test(name)
      ? Number(name.slice(1))
      : 0;
  if (code < 1 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
  return String.fromCodePoint(code);
}
