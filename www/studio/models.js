// The model shops that a policy can begin from, each with its order in the demo, and an empty shop.
import blank from "./blank.json";
import busMaker from "../../pkg/policies/bus-maker.json";
import carMaker from "../../pkg/policies/car-maker.json";
import electronics from "../../pkg/policies/electronics.json";
import fashion from "../../pkg/policies/fashion.json";
import fitOut from "../../pkg/policies/fit-out.json";
import furniture from "../../pkg/policies/furniture.json";
import marketUk from "../../pkg/policies/market-uk.json";
import marketUs from "../../pkg/policies/market-us.json";
import motherAndBaby from "../../pkg/policies/mother-and-baby.json";
import refurbishedPhones from "../../pkg/policies/refurbished-phones.json";
import technology from "../../pkg/policies/technology.json";
import electronicsOrder from "../orders/electronics.json";
import fashionOrder from "../orders/fashion.json";
import furnitureOrder from "../orders/furniture.json";
import marketplaceOrder from "../orders/marketplace.json";
import busMakerOrder from "../orders/bus-maker.json";
import carMakerOrder from "../orders/car-maker.json";
import fitOutOrder from "../orders/fit-out.json";
import refurbishedPhonesOrder from "../orders/refurbished-phones.json";
import technologyOrder from "../orders/technology.json";
import motherAndBabyOrder from "../orders/order.json";
import { laidOut } from "./starting.js";
import { sampled, today } from "./state.js";
import { textOf } from "./telling.js";

/** @type {Record<string, { document: any, order?: any }>} */
const MODELS = {
  blank: { document: blank },
  busMaker: { document: busMaker, order: busMakerOrder },
  carMaker: { document: carMaker, order: carMakerOrder },
  electronics: { document: electronics, order: electronicsOrder },
  fashion: { document: fashion, order: fashionOrder },
  fitOut: { document: fitOut, order: fitOutOrder },
  furniture: { document: furniture, order: furnitureOrder },
  marketUk: { document: marketUk, order: marketplaceOrder },
  marketUs: { document: marketUs, order: marketplaceOrder },
  motherAndBaby: { document: motherAndBaby, order: motherAndBabyOrder },
  refurbishedPhones: { document: refurbishedPhones, order: refurbishedPhonesOrder },
  technology: { document: technology, order: technologyOrder },
};
export const modelNames = Object.keys(MODELS);

/** A model as text, laid out with one entry on a line. @param {string} name */
export const modelText = (name) => laidOut(MODELS[name].document);
/** @param {string} name */
export const modelTitle = (name) => textOf(MODELS[name].document.title);

/**
 * What a model is first asked: the lines of its order on the day of the demo, for the reason of the first of them.
 * @param {string} name
 */
export function demoOf(name) {
  const { document, order } = MODELS[name];
  if (!order) return sampled(today);
  const own = order.lines.filter(({ policy }) => policy === document.id);
  const lines = own.map(({ policy, request, ...line }) => ({ country: order.country, ...line }));
  const [{ id, request }] = own;
  return { ...sampled(Date.parse(order.now)), lines, line: id, reason: request?.reason ?? "changed_mind" };
}
