import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  { files: ["assets/**/*.js"], languageOptions: { globals: { ...globals.browser, Plotly: "readonly" } } },
  { files: ["tests/js/**/*.js"], languageOptions: { globals: globals.node } },
  { rules: { eqeqeq: "error", "no-var": "error", "prefer-const": "error", "no-unused-vars": "error" } },
];
