export { pieces, sequences, trickyCharacters } from "./tricky-values.ts";
