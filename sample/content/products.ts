import type { LiveRow } from "../synapseLink/row";
import { asTyped, digits, randomKind, recidOf, type Company } from "./numbering";
import { oneOf, randomOf } from "./random";
import { colors, germanThings, things } from "./words";
import { day, historyStart, type World } from "./world";
import type { Write } from "./write";

/** The hierarchy that channels navigate by; products are in a second one too, which must not give their category. */
export const retailHierarchy = recidOf("hierarchy", 0);
const procurementHierarchy = recidOf("hierarchy", 1);

const retailCategories = ["Retail", "Accessories", "Clothing", "Electronics", 'Outdoor "Pro"', "食品", "Kaffee, Tee"];
const procurementCategories = ["Procurement", "Goods for resale"];

export const itemOf = (product: number) => `I${digits(product + 1, 5)}`;

/** Some products have no translation into the language of the sample, some no category, some no company sells. */
const hasEnglish = (product: number) => product % 19 !== 7;
const hasGerman = (product: number) => product % 2 === 0;
const hasCategory = (product: number) => product % 23 !== 11;
const isSoldBy = (company: Company, product: number) => company === "usrt" || product % 2 === 0;

export function productName(world: World, product: number): string {
  const random = randomOf(world.seed, randomKind("product"), product);
  return `${oneOf(random, colors)} ${oneOf(random, things)} ${product + 1}`;
}

export function* productRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let product = 0; product < world.products; product++) {
    const created = historyStart - (1 + (product % 500)) * day;
    yield {
      ...write(product),
      recid: recidOf("product", product),
      producttype: product % 15 === 14 ? 2 : 1,
      servicetype: 0,
      pdscwproduct: 0,
      displayproductnumber: `P-${digits(product + 1, 5)}`,
      searchname: productName(world, product).toUpperCase().slice(0, 20),
      instancerelationtype: 3_265,
      modifieddatetime: created,
      createddatetime: created,
    };
  }
}

export function* itemRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  let index = 0;
  for (const company of ["usrt", "demf"] as const) {
    for (let product = 0; product < world.products; product++) {
      if (!isSoldBy(company, product)) continue;
      const created = historyStart - (1 + (product % 400)) * day;
      yield {
        ...write(index),
        recid: recidOf("item", index),
        abcrevenue: 0,
        costmodel: 0,
        itemtype: 0,
        phantom: 0,
        itemid: itemOf(product),
        product: recidOf("product", product),
        namealias: product % 10 === 3 ? "" : productName(world, product).replaceAll(" ", "").slice(0, 20),
        itembuyergroupid: "Buyers",
        prodgroupid: "",
        defaultdimension: 0,
        netweight: 0.25,
        unitvolume: 0,
        modifieddatetime: created,
        createddatetime: created,
        dataareaid: asTyped(company, product),
      };
      index++;
    }
  }
}

export function translationRow(product: number, language: "en-us" | "de", name: string, write: Write): LiveRow {
  return {
    versionnumber: write.versionnumber,
    SinkModifiedOn: write.SinkModifiedOn,
    recid: recidOf("translation", product * 2 + (language === "de" ? 1 : 0)),
    product: recidOf("product", product),
    // Some imports write the language in capitals.
    languageid: product % 9 === 4 ? language.toUpperCase() : language,
    name,
    description: `${name}.\nCare: "wash cold", do not bleach; 100 % cotton.`,
  };
}

export function* translationRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let product = 0; product < world.products; product++) {
    if (hasEnglish(product)) yield translationRow(product, "en-us", productName(world, product), write(product));
    const german = `${germanThings[product % germanThings.length]} ${product + 1}`;
    if (hasGerman(product)) yield translationRow(product, "de", german, write(product));
  }
}

const placements = [
  { hierarchy: retailHierarchy, first: 1, count: retailCategories.length - 1 },
  { hierarchy: procurementHierarchy, first: retailCategories.length + 1, count: procurementCategories.length - 1 },
];

export function* productCategoryRows(world: World, write: (index: number) => Write): Generator<LiveRow> {
  for (let product = 0; product < world.products; product++) {
    if (!hasCategory(product)) continue;
    for (const [index, { hierarchy, first, count }] of placements.entries()) {
      yield {
        ...write(product),
        recid: recidOf("productCategory", product * 2 + index),
        product: recidOf("product", product),
        category: recidOf("category", first + (product % count)),
        categoryhierarchy: hierarchy,
        displayorder: 0,
        modifieddatetime: historyStart,
        createddatetime: historyStart,
      };
    }
  }
}

export function* categoryRows(_world: World, write: (index: number) => Write): Generator<LiveRow> {
  let index = 0;
  for (const [hierarchy, names] of [
    [retailHierarchy, retailCategories],
    [procurementHierarchy, procurementCategories],
  ] as const) {
    const root = index;
    for (const name of names) {
      yield {
        ...write(index),
        recid: recidOf("category", index),
        changestatus: 0,
        isactive: 1,
        istangible: 1,
        name,
        code: digits(index, 4),
        level_: index === root ? 1 : 2,
        parentcategory: index === root ? 0 : recidOf("category", root),
        categoryhierarchy: hierarchy,
        nestedsetleft: index === root ? 1 : 2 * (index - root),
        nestedsetright: index === root ? 2 * names.length : 2 * (index - root) + 1,
        displayorder: 0,
      };
      index++;
    }
  }
}
