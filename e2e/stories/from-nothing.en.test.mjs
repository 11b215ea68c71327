// The story of an empty installation, until everybody's postmortem is ready, told in English.

import { fromNothing } from "./lib/from-nothing.mjs";

fromNothing("en");
