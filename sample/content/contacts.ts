import type { LiveRow } from "../synapseLink/row";
import { digits, randomKind, recidOf } from "./numbering";
import { hasAddress, hasMail, hasPhone, isPerson, personNameRow } from "./parties";
import { below, oneOf, randomOf } from "./random";
import { validitiesOf, type Validity } from "./validity";
import { cities, streets } from "./words";
import type { World } from "./world";
import type { Write } from "./write";

export function* personNameRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let party = 0; party < world.customers; party++) {
    if (!isPerson(party)) continue;
    for (const valid of validitiesOf(party)) yield personNameRow(world, party, valid.variant, valid, write(party));
  }
}

const contact = { phone: 1, mail: 2 } as const;

/** An e-mail address or phone; every party may have four. */
export function contactRow(party: number, place: 0 | 1 | 2, locator: string, write: Write): LiveRow {
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("contact", party * 4 + place),
    type: place === 1 ? contact.phone : contact.mail,
    isprimary: place === 2 ? 0 : 1,
    ismobilephone: place === 1 ? 1 : 0,
    isprivate: 0,
    location: recidOf("location", 40_000_000 + party * 4 + place),
    locator,
    description: place === 2 ? "Work; second" : "",
  };
}

export function* contactRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let party = 0; party < world.customers; party++) {
    if (hasMail(party)) yield contactRow(party, 0, `customer${party}@example.com`, write(party));
    if (hasPhone(party)) yield contactRow(party, 1, `+1 (555) ${digits(party % 10_000_000, 7)}`, write(party));
    // Not the party's primary one: only the party's own reference counts.
    if (party % 11 === 3) yield contactRow(party, 2, `other${party}@example.org`, write(party));
  }
}

export function addressRow(world: World, party: number, valid: Validity, write: Write): LiveRow {
  const random = randomOf(world.seed, randomKind("address"), party * 8 + valid.variant);
  const [city, state, county, zipcode, country] = oneOf(random, cities);
  const street = `${1 + below(random, 999)} ${oneOf(random, streets)}`;
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("address", party * 8 + valid.variant),
    isprivate: 0,
    timezone: 0,
    location: recidOf("location", party),
    address: `${street}\n${city}, ${state} ${zipcode}\n${country}`,
    street,
    city,
    county,
    state,
    zipcode,
    countryregionid: country,
    latitude: 0,
    longitude: 0,
    validfrom: valid.from,
    validto: valid.to,
  };
}

export function* addressRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let party = 0; party < world.customers; party++) {
    if (!hasAddress(party)) continue;
    for (const valid of validitiesOf(party + 3)) yield addressRow(world, party, valid, write(party));
  }
}
