import { expect, test } from "vitest";
import { probe } from "./probe.mjs";

test("the answers are right", () => expect(probe()).toEqual([]));
