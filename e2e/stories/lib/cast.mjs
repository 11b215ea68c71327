// Who is in the story, and what they write, in each language.

import { SAID } from "./said.mjs";

export const CAST = {
  ja: {
    organisation: "北風印刷",
    club: "制作チーム 読書会",
    place: "2階 まるテーブル",
    snack: "ピザと麦茶",
    zone: "Asia/Tokyo",
    host: { name: "高梨 千夏", email: "takanashi@example.com", password: "夕方の図書館は静かで明るい" },
    colleague: { name: "藤代 匠", email: "fujishiro@example.com", password: "坂の上のパン屋は七時に開く" },
    phone: { name: "水原 ゆき", email: "mizuhara@example.com", password: "みどりの電車が橋を渡っていく" },
    late: { name: "岡 俊介", email: "oka@example.com", password: "古い地図に小さな島を見つけた" },
    wrong: "これは違うパスワードです",
    hosts: {
      title: "入稿データが一つ古いまま刷り始めた",
      case: "差し替える前の表紙で、20部が刷られた。",
      cause: "差し替えの連絡と、印刷機の待ち行列がつながっていなかった。",
      improvement: "頑張って見比べるのではなく、差し替えがあると待ち行列の古いデータを自動で止める。",
    },
    effort: {
      title: "見積もりの桁が一つ違っていた",
      case: "見積書の金額が一桁違うまま、お客様に届いた。",
      cause: "金額は表から手で写していた。",
      improvement: "次回からは気をつけて、しっかり確認する。",
    },
    phones: {
      title: "断裁機の予約が二重になっていた",
      case: "同じ時間に二つの仕事が断裁機を予約していた。",
      cause: "予約は紙の表で、どちらの版が新しいのか見分けられなかった。",
      improvement: "頑張って声をかけ合うのではなく、予約を一つの画面で受けて、重なりは登録できないようにする。",
    },
    lates: {
      title: "倉庫の鍵の置き場所が変わっていた",
      case: "朝の搬入で、倉庫の鍵が見つからず15分待った。",
      cause: "置き場所が変わったことは、前の日の口頭の連絡だけだった。",
      improvement: "頑張って伝え合うのではなく、暗証番号の鍵にして、受け渡しをなくす。",
    },
    edits: {
      case: "見積書の金額が一桁違うまま、お客様に届いた。半日後に電話で気づいた。",
      cause: "金額は表から手で写していた。写したあとに比べる相手がなかった。",
      mine: "金額は表計算から手で写していて、桁をそろえる欄がなかった。",
      theirs: "金額を写す先の書式に、桁の区切りがなかった。",
      both: "金額は表計算から手で写していて、写す先の書式に桁の区切りがなかった。",
    },
    grown: {
      impact: "刷り直しで、納品が半日延びた。",
      service: "印刷",
      action: "差し替えが届いたら、待ち行列の古いデータに印が付くようにする。",
      timeline: [
        ["2026-10-08T10:11", "刷り上がりを見た人が、表紙が古いことに気づく。", "detected"],
        ["2026-10-08T09:58", "古いデータのまま刷り始める。", "began"],
        ["2026-10-08T10:20", "印刷機を止める。", "mitigated"],
      ],
    },
    said: SAID.ja,
  },
  en: {
    organisation: "Northwind Print",
    club: "Studio reading club",
    place: "The round table, 2nd floor",
    snack: "Pizza and lemonade",
    zone: "Europe/London",
    host: { name: "Freya Marsh", email: "freya@example.com", password: "an evening library is quiet and bright" },
    colleague: { name: "Tom Ashdown", email: "tom@example.com", password: "the bakery uphill opens at seven" },
    phone: { name: "Ines Calder", email: "ines@example.com", password: "a green train crosses the bridge" },
    late: { name: "Owen Pryce", email: "owen@example.com", password: "one small island on an old map" },
    wrong: "this is some other password",
    hosts: {
      title: "The press began with an older file",
      case: "A cover that had been replaced was printed twenty times as it was before.",
      cause: "Word of the new file and the queue of the press were not connected.",
      improvement: "Instead of comparing by eye, a replaced file takes its older copy out of the queue.",
    },
    effort: {
      title: "A quote had one digit too many",
      case: "A quote went out with a sum ten times too high.",
      cause: "The sum was copied from a table by hand.",
      improvement: "Be more careful and double-check next time.",
    },
    phones: {
      title: "The cutter was booked twice",
      case: "Two jobs had booked the cutter for the same hour.",
      cause: "Bookings are on paper, and nobody can see which sheet is the newer one.",
      improvement: "Instead of asking around, bookings are made on one page that refuses an overlap.",
    },
    lates: {
      title: "The key to the store room had moved",
      case: "The morning delivery waited a quarter of an hour for the key.",
      cause: "Its new place was told by word of mouth the day before.",
      improvement: "Instead of telling each other, the door gets a code, and there is no key to hand over.",
    },
    edits: {
      case: "A quote went out with a sum ten times too high. The customer rang half a day later.",
      cause: "The sum was copied from a table by hand. There was nothing to compare it with afterwards.",
      mine: "The sum is copied from a spreadsheet, and no column there keeps the digits apart.",
      theirs: "The form that takes the sum shows no separators.",
      both: "The sum is copied from a spreadsheet into a form, and neither of them shows separators.",
    },
    grown: {
      impact: "The delivery was half a day behind, since the covers were printed anew.",
      service: "printing",
      action: "Mark what is old in the queue as soon as its replacement arrives.",
      timeline: [
        ["2026-10-08T10:11", "Somebody looks at a fresh copy and sees the old cover.", "detected"],
        ["2026-10-08T09:58", "Printing begins with the old file.", "began"],
        ["2026-10-08T10:20", "The press is stopped.", "mitigated"],
      ],
    },
    said: SAID.en,
  },
};
