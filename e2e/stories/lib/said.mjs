// What is noted, proposed and thanked for in the room, in each language.

export const SAID = {
  ja: {
    notes: {
      remark: "差し替えたことを、印刷機のそばで知る方法がなかったのですね。",
      thanks: "20部で気づけたことまで書いてくれて、ありがとうございます。",
      question: "差し替えの連絡は、どこからどこへ届くのでしょうか。",
      late: "倉庫でも、古い送り状で同じことがありました。",
      blame: "担当者の不注意が原因だと思います。",
    },
    cards: {
      lead: { instead_of: "刷る前に目で見比べる", we: "差し替えがあると、古いデータは待ち行列から自動で外れる。" },
      reader: { instead_of: "", we: "版の番号を、印刷機の画面にいつも表示する。" },
      late: { instead_of: "口頭で伝え合う", we: "差し替えは、注文の画面からしか受け付けない。" },
      more: { instead_of: "刷り出しを見張る", we: "一部目を撮って、表紙を自動で照らし合わせる。" },
    },
    plain: {
      note: "予約の表が二枚あったとは、知りませんでした。",
      reworded: "予約の表が二枚あることを、どちらの表からも知れなかったのですね。",
      dropped: "これは消します。",
      question: "表を貼りかえる日は、決まっているのでしょうか。",
      card: { instead_of: "声をかけ合う", we: "表に版の番号と日付を入れ、古い版では予約できないようにする。" },
      drawn: { instead_of: "", we: "断裁機の前の画面に、今日の予約を出す。" },
    },
    thanks: {
      reader: "刷り上がりを見つけた場面が、目に浮かびました。",
      plain: "紙の表のどこで迷ったのかが、よくわかりました。",
    },
    reason: "打ち合わせで出た言葉のまま残します。",
    opening: "入稿と予約、二つの場面で、新しいものを見分ける仕組みを探しました。",
  },
  en: {
    notes: {
      remark: "So nothing beside the press could tell that the cover had been replaced.",
      thanks: "Thank you for writing down how it was noticed after only twenty copies.",
      question: "Where does word of a replaced file start, and where does it end up?",
      late: "The store room had the same with an older delivery note.",
      blame: "The operator was careless.",
    },
    cards: {
      lead: { instead_of: "comparing by eye before each run", we: "take the older copy out of the queue as soon as a file is replaced." },
      reader: { instead_of: "", we: "let the press show the number of the version it prints." },
      late: { instead_of: "telling each other", we: "replace files on the order's page and nowhere else." },
      more: { instead_of: "watching the first sheets", we: "let a camera compare the first cover with the order." },
    },
    plain: {
      note: "I did not know that there were two sheets for bookings.",
      reworded: "Neither of the two sheets could tell that there was another one.",
      dropped: "This one goes again.",
      question: "Is there a day on which the sheet is replaced?",
      card: { instead_of: "asking around", we: "give each sheet a version and a date, and cut off the corner of the older one." },
      drawn: { instead_of: "", we: "show the bookings of the day on a screen at the cutter." },
    },
    thanks: {
      reader: "I could see the moment when somebody held the first cover.",
      plain: "It tells exactly where one gets lost on the paper sheet.",
    },
    reason: "These are the words of that afternoon.",
    opening: "Two cases, and both of them asked how anybody could tell the newer one.",
  },
};
