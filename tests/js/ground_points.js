// What the page says lies below each point that stands on a line of standard input: "lat lon".
import { readFileSync } from "node:fs";
import { decodeGround, groundBelow } from "../../assets/app/geo/place.js";

const file = new URL("../../assets/maps/ground.json", import.meta.url);
const ground = decodeGround(JSON.parse(readFileSync(file, "utf-8")));
const points = readFileSync(0, "utf-8").trim().split("\n").map((line) => line.split(" ").map(Number));
process.stdout.write(JSON.stringify(points.map(([lat, lon]) => groundBelow(ground, lat, lon))));
