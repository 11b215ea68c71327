// 何もないところから、はじめての回が終わるまで。The story of an empty installation, told in Japanese.

import { fromNothing } from "./lib/from-nothing.mjs";

fromNothing("ja");
