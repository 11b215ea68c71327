// The story of an empty installation, until its first meeting has been held, told in English.

import { fromNothing } from "./lib/from-nothing.mjs";

fromNothing("en");
