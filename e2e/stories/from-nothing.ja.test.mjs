// 何もないところから、全員の一本がそろうまで。The story of an empty installation, told in Japanese.

import { fromNothing } from "./lib/from-nothing.mjs";

fromNothing("ja");
