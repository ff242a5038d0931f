#!/usr/bin/env node
// aftersales on a command line.
import process from "node:process";
import { program } from "./program.js";

const { text, remarks, code } = await program(process.argv.slice(2));
process.stderr.write(remarks);
process.stdout.write(text);
process.exitCode = code;
