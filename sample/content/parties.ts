import type { LiveRow } from "../synapseLink/row";
import { digits, randomKind, recidOf } from "./numbering";
import { channelName, operatingUnit } from "./channels";
import { oneOf, randomOf } from "./random";
import { firstNames, lastNames, organizations } from "./words";
import { day, historyStart, type World } from "./world";
import type { Write } from "./write";

/** Every fifth party is an organization. */
export const isPerson = (party: number) => party % 5 !== 4;

interface PersonName {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
}

/** The name of a person; `variant` 0 is the present one, others are names before or after. */
function personName(world: World, party: number, variant: number): PersonName {
  const random = randomOf(world.seed, randomKind("personName"), party * 8 + variant);
  return {
    first: oneOf(random, firstNames),
    middle: random() < 0.2 ? oneOf(random, firstNames) : "",
    last: oneOf(random, lastNames),
  };
}

function partyName(world: World, party: number): string {
  if (!isPerson(party)) return `${organizations[Math.floor(party / 5) % organizations.length]} ${party}`;
  const { first, middle, last } = personName(world, party, 0);
  return [first, middle, last].filter((part) => part !== "").join(" ");
}

/** Whether a party has an e-mail address, a phone, a postal address. */
export const hasMail = (party: number) => party % 7 !== 6;
export const hasPhone = (party: number) => party % 3 !== 2;
export const hasAddress = (party: number) => party % 17 !== 16;

const languages = ["en-us", "de", "ja", "EN-US"];

export function partyRow(world: World, party: number, write: Write): LiveRow {
  const created = historyStart - (1 + (party % 900)) * day;
  const name = partyName(world, party);
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("party", party),
    instancerelationtype: isPerson(party) ? 13_271 : 2_077,
    name,
    namealias: name.slice(0, 20),
    knownas: party % 4 === 0 ? name : "",
    languageid: languages[party % languages.length],
    partynumber: `P${digits(party + 1, 9)}`,
    primaryaddresslocation: hasAddress(party) ? recidOf("location", party) : 0,
    primarycontactemail: hasMail(party) ? recidOf("contact", party * 4) : 0,
    primarycontactphone: hasPhone(party) ? recidOf("contact", party * 4 + 1) : 0,
    primarycontactfax: 0,
    primarycontacturl: 0,
    modifieddatetime: created + (party % 43_200) * 1_000,
    createddatetime: created,
  };
}

export function* partyRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let party = 0; party < world.customers; party++) yield partyRow(world, party, write(party));
  for (let channel = 0; channel < world.channels; channel++) {
    yield {
      ...write(world.customers + channel),
      recid: operatingUnit(channel),
      instancerelationtype: 8_363,
      name: channelName(channel),
      partynumber: `OU${digits(channel + 1, 8)}`,
      languageid: "en-us",
      primaryaddresslocation: 0,
      primarycontactemail: 0,
      primarycontactphone: 0,
      createddatetime: historyStart - 1_000 * day,
      modifieddatetime: historyStart - 1_000 * day,
    };
  }
}

export function* personRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let party = 0; party < world.customers; party++) {
    if (!isPerson(party)) continue;
    yield {
      ...write(party),
      recid: recidOf("party", party),
      gender: party % 3,
      maritalstatus: 0,
      birthday: 1 + (party % 28),
      birthmonth: 1 + (party % 12),
      birthyear: 1950 + (party % 55),
    };
  }
}

/** A name with the time in which it is valid; several names of a person have numbers of their own. */
export function personNameRow(
  world: World,
  party: number,
  variant: number,
  valid: { readonly from: string; readonly to: string },
  write: Write,
): LiveRow {
  const { first, middle, last } = personName(world, party, variant);
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("personName", party * 8 + variant),
    person: recidOf("party", party),
    firstname: first,
    middlename: middle,
    lastname: last,
    validfrom: valid.from,
    validto: valid.to,
  };
}
