// Ten whole journeys through the demo shop, each in English on a phone and in Chinese at a desk: from the page of the order to
// the record that the shop keeps, the receipt, and the acknowledgement. What is expected was worked out by hand from the
// policies, the law pack and the order, whose clock stands at Sunday 22 November 2026, 10:00 in Shanghai.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PHOTO, digest, inBoth } from "./journey.mjs";
import { launch, shop } from "./support.mjs";

let browser;
before(
  async () => {
    // Once alone, so that a server that is not built yet is built once.
    await (await shop("2026-11-22T10:00:00+08:00")).close();
    browser = await launch();
  },
  { timeout: 600_000 },
);
after(() => browser?.close());

const ID = "2026-1107-0042";
const EMAIL = "li@example.com";
const COMPLAIN = ["Tell us what is wrong", "反馈问题"];
const SEE = ["See your case and what happens next", "查看受理进度"];
const REFUND = ["Refund", "退款"];
const REPAIR = ["Repair", "维修"];
const EXCHANGE = ["Exchange", "换货"];
const COMPENSATION = ["Compensation", "赔偿"];
const YES = ["Yes", "是"];
const NO = ["No", "否"];

const NAME = ["Your name", "您的姓名"];
const MAIL = ["Email address", "电子邮箱"];
const NUMBER = ["Order number", "订单号"];
const PRODUCTS = ["Products", "商品"];
const PRODUCT = ["Product", "商品"];
const WHY = ["Why do you want to send it back?", "您为什么要退换？"];
const WISH = ["What would you like us to do?", "您希望我们怎么处理？"];
const FILES = ["Photos, videos or documents", "照片、视频或文件"];
const UNTIL = ["Until", "截止时间"];
const BACK = ["You get back", "可退金额"];
const FEES = ["Fees", "费用"];
const POSTAGE = ["Sending it back", "退回运费"];
const READY = ["Have ready", "请备好"];
const DECISION = ["Decision", "能否办理"];
const WARRANTY = ["Warranty", "保修"];
const BOUGHT = ["Date of purchase", "购买日期"];

const NONE = ["none", "无"];
const SELLER = ["the seller pays", "由商家承担"];
const BUYER = ["you pay", "由您承担"];
const CHECKED = ["the shop decides after a check", "商家核实后决定"];
const PROOF = ["Proof of purchase", "购买凭证"];
const PROOF_READY = ["Proof of purchase ✓ ready", "购买凭证 ✓ 已备好"];

/** A day in both languages. */
const day = (year, month, number) => {
  const name = new Date(Date.UTC(year, month - 1, 1)).toLocaleString("en", { month: "long", timeZone: "UTC" });
  return [`${number} ${name} ${year}`, `${year}年${month}月${number}日`];
};
/** The end of that day, where the shop is. */
const endOf = (...date) => {
  const [en, zh] = day(...date);
  return [en + ", 24:00 (Beijing time)", zh + " 24:00（北京时间）"];
};
const yuan = (amount) => ["CN¥" + amount, "¥" + amount];
const within = (amount, en, zh) => [`CN¥${amount}, within 7 days, by: ${en}`, `¥${amount}，7天内，退款方式：${zh}`];
const ANY_WAY = ["cash/bank card/e-payment", "现金/银行卡/电子支付"];
const count = (number, [en, zh]) => [`${number} × ${en}`, `${number} × ${zh}`];
const lines = (...all) => [0, 1].map((language) => all.map((words) => words[language]).join("\n"));

const FORM = { check: ["Check and send", "核对并提交"], review: ["Check what you are sending", "请核对要提交的内容"] };
const REQUEST = {
  ...FORM,
  send: ["Send request", "提交申请"],
  sent: ["Your request was received", "我们已收到您的申请"],
};
const COMPLAINT = {
  ...FORM,
  send: ["Send complaint", "提交投诉"],
  sent: ["Your complaint was received", "我们已收到您的投诉"],
};

// The shop for mothers and babies answers within twelve open hours (09:00 to 21:00), eleven of them today, and has seven
// working days after today; who changed their mind has a legal end on the fifteenth day.
const FIRST = [
  "First answer: by 23 November 2026 at 10:00 Beijing time.",
  "首次答复：不晚于2026年11月23日 北京时间 10:00。",
];
const SOLUTION = ["Solution: by 1 December 2026.", "解决：不晚于2026年12月1日。"];
const BEGUN = ["Return that you asked for begun: by 7 December 2026.", "办理您要求的退货：不晚于2026年12月7日。"];
const PROMISES = [
  ["first_response", "2026-11-23T10:00"],
  ["resolution", "2026-12-01"],
  ["cn.refusal_presumption_15d.demand", "2026-12-07"],
];

// What stands in every acknowledgement after the goods, and at its end.
const TIMES = [
  [
    ["Sent", "提交时间"],
    ["22 November 2026 10:00 Beijing time", "2026年11月22日 10:00 北京时间"],
  ],
  [
    ["Received", "收到时间"],
    ["22 November 2026 10:00 Beijing time", "2026年11月22日 10:00 北京时间"],
  ],
  [["Proof (SHA-256)", "存证（SHA-256）"], "DIGEST"],
];
const boughtAt = (date, hour) => {
  const [en, zh] = day(...date);
  return [
    ["Bought", "购买时间"],
    [`${en} ${hour} Beijing time`, `${zh} ${hour} 北京时间`],
  ];
};
const person = (shopper) => [
  [NAME, shopper.name],
  [MAIL, EMAIL],
];
const answeredBy = (words) => [["Answered by", "答复部门"], words];
const SERVICE = answeredBy(["Customer service", "客户服务部门"]);
const ITEM = ["Item", "商品"];
const DUE = [
  [
    ["First answer", "首次答复"],
    ["23 November 2026 10:00 Beijing time", "2026年11月23日 10:00 北京时间"],
  ],
  [["Solution", "解决"], day(2026, 12, 1)],
];
const DUE_BEGUN = [["Return that you asked for begun", "办理您要求的退货"], day(2026, 12, 7)];
const SEND_IT = [
  [
    "Send it to: Lantern Lane Returns, 8 Harbour Road, Pudong, Shanghai 200120",
    "请寄到：灯笼巷退货组，上海市浦东新区港湾路8号，200120",
  ],
  ["Send it by 29 November 2026", "请在2026年11月29日前寄出"],
];

/** What every record of this shop for mothers and babies has. */
const kept = (shopper, values) => ({
  orderId: ID,
  policy: "mother-and-baby 2026-11-01",
  standsOn: "mother-and-baby",
  warnings: [],
  values: { name: shopper.name, email: EMAIL, orderId: ID, ...values },
});
const CLASS = { category: "return_exchange", department: "customer_service", priority: "normal" };

/** Goes on to the page of the case, and shows it. */
async function toCase(shopper, name, ...texts) {
  await shopper.link(SEE).click();
  await shopper.sees(["Your case", "我的受理单"], ...texts);
  await shopper.picture(name);
}
const journey = (title, walk) => test(title, { timeout: 90_000 }, () => inBoth(browser, walk));

journey("1 food that is spoiled goes back, and what to do now is said first", async (shopper) => {
  const milk = ["Milk powder, stage 2, opened", "婴儿奶粉2段(已开封)"];
  const advice = [
    "Stop feeding it now, and keep the tin and what is left. If your baby is unwell, see a doctor first.",
    "请立即停止喂食，保留罐体和剩余食品；宝宝不适请先就医。",
  ];
  const reason = ["It is spoiled or past its date", "商品变质或过期"];
  await shopper.back(milk).click();
  // What was opened does not go back for a change of mind, of which the page of the order spoke.
  await shopper.sees([
    "No refund: Opened food, hygiene and care products, as you confirmed when buying.",
    "不能退款：购买时已确认拆封不退的食品、卫生和护理用品。",
  ]);
  await shopper.select(WHY, reason);
  // Both tins, fifteen days from 20 November.
  await shopper.sees(within("536.00", ...ANY_WAY));
  await shopper.choice(REFUND).check();
  await shopper.person();
  const said = [
    [NUMBER, ID],
    [PRODUCTS, count(2, milk)],
    [WHY, reason],
    [WISH, REFUND],
    ...person(shopper),
    [UNTIL, endOf(2026, 12, 5)],
    [BACK, within("536.00", ...ANY_WAY)],
    [FEES, NONE],
    [POSTAGE, SELLER],
    [READY, PROOF],
  ];
  const record = await shopper.file(REQUEST, said, lines(FIRST, SOLUTION));
  await shopper.sees(advice);
  await shopper.picture("1-receipt");
  const chosen = [{ id: "milk-powder", quantity: 2 }];
  assert.deepEqual(digest(record), {
    ...kept(shopper, { lines: chosen, reason: "spoiled", remedy: "refund" }),
    kind: "return",
    // A person reads it first, so nothing is to be sent yet.
    state: "received",
    turn: "shop",
    log: [],
    lineId: "milk-powder",
    requests: { "milk-powder": { quantity: 2, reason: "spoiled", remedy: "refund" } },
    classification: { ...CLASS, reason: "spoiled", priority: "urgent", because: "baby_food" },
    purchasedAt: "2026-11-14T13:00:00+08:00",
    evidence: [],
    promises: PROMISES.slice(0, 2),
    decision: {
      status: "eligible",
      way: "open",
      rule: "quality",
      lastDay: "2026-12-05",
      back: "536.00",
      fees: [],
      postage: "seller",
    },
  });
  await shopper.acknowledged(
    record,
    [advice],
    [
      [ITEM, count(2, milk)],
      [UNTIL, day(2026, 12, 5)],
      [BACK, yuan("536.00")],
      [POSTAGE, SELLER],
      boughtAt([2026, 11, 14], "13:00"),
      ...TIMES,
      ...person(shopper),
      [WHY, reason],
      [WISH, REFUND],
      SERVICE,
      ...DUE,
    ],
  );
  await toCase(shopper, 1, ["Do this now", "请您现在"], advice);
});

journey("2 who changed their mind after opening is told no, and why; unopened it goes back", async (shopper) => {
  const nappies = ["Nappies, 84 pieces", "纸尿裤 84片"];
  const opened = ["Has it been opened?", "拆封了吗？"];
  const reason = ["I changed my mind", "不想要了"];
  const no = [
    "No refund: Opened food, hygiene and care products, as you confirmed when buying.",
    "不能退款：购买时已确认拆封不退的食品、卫生和护理用品。",
  ];
  const line = shopper.line(nappies);
  await shopper.opened(nappies);
  await shopper.choice(YES, line).check();
  for (const place of [".says", "aftersales-return"]) {
    await line.locator(place).getByText(shopper.say(no)).waitFor();
  }
  await line
    .getByText(shopper.say(["Not open now", "目前不可申请"]))
    .first()
    .waitFor();
  await shopper.back(nappies).click();
  // What was answered is not asked anew, and can be changed.
  await shopper.sees(no, ["Nothing is open for this reason", "按此原因目前不能办理"]);
  assert.equal(await shopper.choice(YES).isChecked(), true);
  await shopper.isClean();
  // Seven and fifteen days from 17 November.
  await shopper.page
    .getByRole("radio", {
      name: shopper.say([
        "No → refund until 24 November 2026, exchange until 2 December 2026",
        "否 → 退款（截至2026年11月24日）、换货（截至2026年12月2日）",
      ]),
    })
    .check();
  await shopper.sees(["You can ask for this now", "现在可以申请"]);
  await shopper.choice(REFUND).check();
  await shopper.person();
  const said = [
    [NUMBER, ID],
    [PRODUCTS, count(1, nappies)],
    [WHY, reason],
    [WISH, REFUND],
    ...person(shopper),
    [opened, NO],
    [UNTIL, endOf(2026, 11, 24)],
    [BACK, within("129.00", "the way you paid", "原支付方式")],
    [FEES, NONE],
    [POSTAGE, BUYER],
    [READY, ["The item intact, with all that came with it", "完好的商品及全部附件"]],
  ];
  const record = await shopper.file(REQUEST, said, lines(FIRST, SOLUTION, BEGUN));
  await shopper.picture("2-receipt");
  const request = { reason: "changed_mind", remedy: "refund", facts: { condition: { opened: false } }, quantity: 1 };
  assert.deepEqual(digest(record), {
    ...kept(shopper, { lines: [{ id: "nappies", quantity: 1 }], reason: "changed_mind", remedy: "refund" }),
    kind: "return",
    state: "goods_awaited",
    turn: "shopper",
    log: ["first_response", "send_requested"],
    lineId: "nappies",
    requests: { nappies: request },
    classification: { ...CLASS, reason: "changed_mind" },
    purchasedAt: "2026-11-13T08:30:00+08:00",
    evidence: ["proof_of_purchase"],
    promises: PROMISES,
    decision: {
      status: "eligible",
      way: "open",
      rule: "no-reason",
      lastDay: "2026-11-24",
      back: "129.00",
      fees: [],
      postage: "buyer",
    },
  });
  await shopper.acknowledged(record, SEND_IT, [
    [ITEM, count(1, nappies)],
    [opened, NO],
    [UNTIL, day(2026, 11, 24)],
    [BACK, yuan("129.00")],
    [POSTAGE, BUYER],
    boughtAt([2026, 11, 13], "08:30"),
    ...TIMES,
    ...person(shopper),
    [WHY, reason],
    [WISH, REFUND],
    SERVICE,
    ...DUE,
    DUE_BEGUN,
  ]);
  await toCase(shopper, 2, SEND_IT[1]);
});

journey("3 a faulty phone in its warranty is taken in for repair", async (shopper) => {
  const phone = ["Phone, registered", "手机(已注册)"];
  const fault = shopper.say([
    "The screen stays black after it is switched on.",
    "开机后屏幕一直是黑的，充电没有反应。",
  ]);
  // A year from 10 September; the law counts from the invoice, which is of the same day.
  const covered = lines(
    [
      "Free repair for one year, registered within 30 days of purchase: covered until 10 September 2027.",
      "购买三十日内登记，免费维修一年：有效期至2027年9月10日。",
    ],
    [
      "Three guarantees: mobile phone, one year: covered until 10 September 2027.",
      "三包：手机主机一年：有效期至2027年9月10日。",
    ],
    [
      "Three guarantees: phone battery, six months: covered until 10 March 2027.",
      "三包：手机电池六个月：有效期至2027年3月10日。",
    ],
    [
      "Three guarantees: phone headset, three months: covered until 10 December 2026.",
      "三包：手机耳机三个月：有效期至2026年12月10日。",
    ],
    [
      "Three guarantees: phone charger, one year: covered until 10 September 2027.",
      "三包：手机充电器一年：有效期至2027年9月10日。",
    ],
  );
  const wrong = ["What is wrong with it?", "有什么故障？"];
  const handover = ["How does it get to us?", "如何送修？"];
  const bring = ["I bring it", "自行送修"];
  await shopper.link(REPAIR, await shopper.opened(phone)).click();
  await shopper.field(wrong).fill(fault);
  await shopper.choice(bring).check();
  await shopper.person();
  const said = [
    [NUMBER, ID],
    [PRODUCT, phone],
    [BOUGHT, day(2026, 9, 8)],
    [wrong, fault],
    [handover, bring],
    ...person(shopper),
    [WARRANTY, covered],
  ];
  const first = [
    "First answer: by 22 November 2026 at 12:00 Beijing time.",
    "首次答复：不晚于2026年11月22日 北京时间 12:00。",
  ];
  const answer = [
    "Answer to your claim: by 23 November 2026 at 10:00 Beijing time.",
    "索赔答复：不晚于2026年11月23日 北京时间 10:00。",
  ];
  const record = await shopper.file(REQUEST, said, lines(first, answer));
  await shopper.picture("3-receipt");
  const { decision, ...rest } = digest(record);
  assert.equal(decision.status, "conditional", "a repair gives no reason for a return");
  assert.deepEqual(rest, {
    kind: "repair",
    state: "received",
    turn: "shop",
    log: [],
    orderId: ID,
    lineId: "phone",
    requests: { phone: {} },
    policy: "electronics 2026-11-01",
    standsOn: "electronics",
    warnings: [],
    values: {
      name: shopper.name,
      email: EMAIL,
      orderId: ID,
      product: shopper.say(phone),
      purchaseDate: "2026-09-08",
      fault,
      handover: "bring_in",
    },
    classification: { category: "product_quality", department: "quality_control", priority: "high" },
    purchasedAt: "2026-09-08T11:00:00+08:00",
    evidence: ["proof_of_purchase", "invoice", "warranty_card"],
    promises: [
      ["first_response", "2026-11-22T12:00"],
      ["claim_answer", "2026-11-23T10:00"],
    ],
    warranties: [
      ["registered", "active", "2027-09-10"],
      ["cn.sanbao.validity.mobile_phone", "active", "2027-09-10"],
      ["cn.sanbao.validity.mobile_phone.battery", "active", "2027-03-10"],
      ["cn.sanbao.validity.mobile_phone.headset", "expiring", "2026-12-10"],
      ["cn.sanbao.validity.mobile_phone.charger", "active", "2027-09-10"],
    ],
  });
  await shopper.acknowledged(
    record,
    [],
    [
      [ITEM, phone],
      [WARRANTY, covered],
      boughtAt([2026, 9, 8], "11:00"),
      ...TIMES,
      ...person(shopper),
      [wrong, fault],
      [handover, bring],
      answeredBy(["Quality control", "质量部门"]),
      [
        ["First answer", "首次答复"],
        ["22 November 2026 12:00 Beijing time", "2026年11月22日 12:00 北京时间"],
      ],
      [
        ["Answer to your claim", "索赔答复"],
        ["23 November 2026 10:00 Beijing time", "2026年11月23日 10:00 北京时间"],
      ],
    ],
  );
  await toCase(shopper, 3, answer);
});

journey("4 damage on the way is claimed with a photo", async (shopper) => {
  const stroller = ["Folding stroller", "折叠婴儿推车"];
  const reason = ["It was damaged on the way", "运输途中损坏"];
  await shopper.back(stroller).click();
  await shopper.choice(REFUND).check();
  await shopper.sees(["The shop asks for this: A photo", "商家希望您提供：照片"]);
  await shopper.page.locator("input[type=file]").setInputFiles([PHOTO]);
  await shopper.sees(PHOTO.name);
  await shopper.person();
  const said = [
    [NUMBER, ID],
    [PRODUCTS, count(1, stroller)],
    [WHY, reason],
    [WISH, REFUND],
    [FILES, PHOTO.name],
    ...person(shopper),
    [DECISION, CHECKED],
    // Seven days from 19 November.
    [UNTIL, endOf(2026, 11, 26)],
    [BACK, within("1,299.00", ...ANY_WAY)],
    [FEES, NONE],
    [POSTAGE, SELLER],
    [READY, ["Proof of purchase ✓ ready, A photo ✓ ready", "购买凭证 ✓ 已备好、照片 ✓ 已备好"]],
  ];
  const record = await shopper.file(REQUEST, said, lines(FIRST, SOLUTION));
  await shopper.picture("4-receipt");
  const file = { id: "photo-1", name: PHOTO.name, size: PHOTO.buffer.length, type: PHOTO.mimeType };
  const [{ id }] = record.values.attachments;
  assert.deepEqual(digest(record), {
    ...kept(shopper, {
      lines: [{ id: "stroller", quantity: 1 }],
      reason: "damaged_in_transit",
      remedy: "refund",
      attachments: [{ ...file, id }],
    }),
    warnings: [{ field: "remedy", code: "demand_needs_review", params: { demand: "refund" } }],
    kind: "return",
    state: "received",
    turn: "shop",
    log: [],
    lineId: "stroller",
    partner: "north-wheels",
    requests: { stroller: { reason: "damaged_in_transit", remedy: "refund", quantity: 1 } },
    classification: { ...CLASS, reason: "damaged_in_transit" },
    purchasedAt: "2026-11-12T19:40:00+08:00",
    evidence: ["proof_of_purchase", "invoice", "warranty_card", id],
    promises: PROMISES.slice(0, 2),
    decision: {
      status: "review",
      way: "review",
      rule: "damaged-in-transit",
      lastDay: "2026-11-26",
      back: "1299.00",
      fees: [],
      postage: "seller",
    },
  });
  const bytes = await (await fetch(`${shopper.base}/api/cases/${record.id}/attachments/${id}`)).arrayBuffer();
  assert.deepEqual(Buffer.from(bytes), PHOTO.buffer);
  await shopper.acknowledged(
    record,
    [],
    [
      [ITEM, count(1, stroller)],
      [DECISION, CHECKED],
      [UNTIL, day(2026, 11, 26)],
      [BACK, yuan("1,299.00")],
      [POSTAGE, SELLER],
      boughtAt([2026, 11, 12], "19:40"),
      ...TIMES,
      ...person(shopper),
      [WHY, reason],
      [WISH, REFUND],
      [FILES, PHOTO.name],
      SERVICE,
      ...DUE,
    ],
  );
  await toCase(shopper, 4, SOLUTION);
});

journey("5 the wrong item goes back at the seller's cost", async (shopper) => {
  const romper = ["Cotton romper, size 73", "纯棉连体衣 73码"];
  const reason = ["I received the wrong item", "发错商品"];
  await shopper.back(romper).click();
  await shopper.select(WHY, reason);
  await shopper.choice(REFUND).check();
  await shopper.person();
  const said = [
    [NUMBER, ID],
    [PRODUCTS, count(2, romper)],
    [WHY, reason],
    [WISH, REFUND],
    ...person(shopper),
    // Fifteen days from 18 November.
    [UNTIL, endOf(2026, 12, 3)],
    [BACK, within("178.00", ...ANY_WAY)],
    [FEES, NONE],
    [POSTAGE, SELLER],
    [READY, PROOF_READY],
  ];
  const record = await shopper.file(REQUEST, said, lines(FIRST, SOLUTION));
  await shopper.picture("5-receipt");
  assert.deepEqual(digest(record), {
    ...kept(shopper, { lines: [{ id: "romper", quantity: 2 }], reason: "wrong_item", remedy: "refund" }),
    kind: "return",
    state: "goods_awaited",
    turn: "shopper",
    log: ["first_response", "send_requested"],
    lineId: "romper",
    requests: { romper: { reason: "wrong_item", remedy: "refund", quantity: 2 } },
    classification: { ...CLASS, reason: "wrong_item" },
    purchasedAt: "2026-11-15T20:12:00+08:00",
    evidence: ["proof_of_purchase"],
    promises: PROMISES.slice(0, 2),
    decision: {
      status: "eligible",
      way: "open",
      rule: "quality",
      lastDay: "2026-12-03",
      back: "178.00",
      fees: [],
      postage: "seller",
    },
  });
  await shopper.acknowledged(record, SEND_IT, [
    [ITEM, count(2, romper)],
    [UNTIL, day(2026, 12, 3)],
    [BACK, yuan("178.00")],
    [POSTAGE, SELLER],
    boughtAt([2026, 11, 15], "20:12"),
    ...TIMES,
    ...person(shopper),
    [WHY, reason],
    [WISH, REFUND],
    SERVICE,
    ...DUE,
  ]);
  await toCase(shopper, 5, SEND_IT[1]);
});

journey("6 a parcel that is late is compensated, and the shop decides", async (shopper) => {
  const cot = ["Cot, on its way", "婴儿床(运输中)"];
  const about = ["What is it about?", "关于什么？"];
  const what = ["What exactly?", "具体是什么？"];
  const optional = (words) => [words[0] + " (optional)", words[1] + "（选填）"];
  const happened = ["What happened?", "发生了什么？"];
  const story = shopper.say([
    "It was promised for 20 November, and is not here.",
    "承诺11月20日送到，到现在还没有收到。",
  ]);
  const consent = ["You may use these details to answer my complaint", "同意用这些信息答复我的投诉"];
  const sorry = [
    "We are sorry for the trouble. A person reads your complaint today, and tells you what we propose.",
    "给您添麻烦了，非常抱歉。我们今天就会有专人查看您的投诉，并告诉您处理方案。",
  ];
  const line = await shopper.opened(cot);
  assert.equal(await shopper.link(REPAIR, line).count(), 0, "what is on its way cannot be repaired");
  await shopper.button(COMPLAIN, line).click();
  const dialog = shopper.page.getByRole("dialog");
  await shopper.person();
  await shopper.select(about, ["Delivery", "配送"], dialog);
  await shopper.select(optional(what), ["It came late", "送达迟延"], dialog);
  await shopper.field(happened).fill(story);
  await shopper.select(optional(WISH), COMPENSATION, dialog);
  await shopper.sees([
    "Compensation: the shop decides after a check. You can send this.",
    "能否赔偿由商家查验后决定，您可以提交。",
  ]);
  await shopper.field(optional(["Amount", "金额"])).fill("50");
  await shopper.tick(consent).check();
  const amount = ["Amount", "金额"];
  const said = [
    ...person(shopper),
    [NUMBER, ID],
    [PRODUCT, cot],
    [BOUGHT, day(2026, 11, 18)],
    [about, ["Delivery", "配送"]],
    [what, ["It came late", "送达迟延"]],
    [happened, story],
    [WISH, COMPENSATION],
    [amount, yuan("50.00")],
    [consent, YES],
  ];
  const record = await shopper.file(COMPLAINT, said, lines(FIRST, SOLUTION));
  await shopper.sees(sorry);
  await shopper.picture("6-receipt");
  const money = { amount: 5000, decimal: "50.00", currency: "CNY" };
  assert.deepEqual(digest(record), {
    ...kept(shopper, {
      product: shopper.say(cot),
      purchaseDate: "2026-11-18",
      category: "delivery",
      reason: "late",
      description: story,
      demand: "compensation",
      amount: money,
      consent: true,
    }),
    warnings: [{ field: "demand", code: "demand_needs_review", params: { demand: "compensation" } }],
    kind: "complaint",
    state: "received",
    turn: "shop",
    log: [],
    lineId: "cot",
    requests: { cot: {} },
    classification: { category: "delivery", reason: "late", department: "freight", priority: "normal" },
    purchasedAt: "2026-11-18T22:15:00+08:00",
    evidence: [],
    promises: PROMISES.slice(0, 2),
    // Nothing is certain of what comes late: compensation by the shop's terms, and what the law may give beside it.
    decision: {
      status: "review",
      way: "review",
      rule: "late",
      lastDay: null,
      back: undefined,
      fees: [],
      postage: "seller",
    },
  });
  await shopper.acknowledged(
    record,
    [sorry],
    [
      [ITEM, cot],
      boughtAt([2026, 11, 18], "22:15"),
      ...TIMES,
      ...person(shopper),
      [about, ["Delivery", "配送"]],
      [what, ["It came late", "送达迟延"]],
      [happened, story],
      [WISH, COMPENSATION],
      [amount, yuan("50.00")],
      [consent, YES],
      answeredBy(["Delivery team", "物流部门"]),
      ...DUE,
    ],
  );
  await toCase(shopper, 6, sorry, SOLUTION);
});

journey("7 a registration that is too late says so at once; one in time is taken", async (shopper) => {
  const registration = ["Registration", "产品登记"];
  const headphones = ["Headphones, not registered yet", "耳机(尚未注册)"];
  const serial = ["Serial number", "序列号"];
  await shopper.link(registration, await shopper.opened(["Tablet, registration missed", "平板电脑(错过注册)"])).click();
  // Thirty days from 1 June.
  await shopper.sees(
    ["The time to register is over", "登记期限已过"],
    [
      "Free repair for one year, registered within 30 days of purchase: not registered. The last day to register was 1 July 2026.",
      "购买三十日内登记，免费维修一年：未登记，登记的最后一天是2026年7月1日。",
    ],
  );
  assert.equal(await shopper.page.getByRole("textbox").count(), 0, "nobody fills in what cannot be taken");
  await shopper.picture("7-late");
  await shopper.link(["Lantern Lane", "灯笼巷"]).click();
  await shopper.link(registration, await shopper.opened(headphones)).click();
  // Thirty days from 5 November.
  await shopper.sees([
    "Free repair for one year, registered within 30 days of purchase: starts to count once you register. Register by 5 December 2026.",
    "购买三十日内登记，免费维修一年：登记后生效，可登记至2026年12月5日。",
  ]);
  await shopper.field(serial).fill("SN-0042");
  await shopper.person();
  // Once registered, a year from the delivery on 8 November.
  const covered = [
    "Free repair for one year, registered within 30 days of purchase: covered until 8 November 2027.",
    "购买三十日内登记，免费维修一年：有效期至2027年11月8日。",
  ];
  const said = [
    [NUMBER, ID],
    [PRODUCT, headphones],
    [serial, "SN-0042"],
    [BOUGHT, day(2026, 11, 5)],
    ...person(shopper),
    [WARRANTY, covered],
  ];
  const register = {
    ...FORM,
    send: ["Register", "提交登记"],
    sent: ["Your registration was received", "我们已收到您的登记"],
  };
  const record = await shopper.file(register, said);
  await shopper.picture("7-receipt");
  assert.deepEqual(digest(record), {
    kind: "registration",
    state: "received",
    turn: "shop",
    log: [],
    orderId: ID,
    lineId: "headphones",
    requests: { headphones: {} },
    policy: "electronics 2026-11-01",
    standsOn: undefined,
    warnings: [],
    values: {
      name: shopper.name,
      email: EMAIL,
      orderId: ID,
      product: shopper.say(headphones),
      serialNumber: "SN-0042",
      purchaseDate: "2026-11-05",
    },
    purchasedAt: "2026-11-05T10:00:00+08:00",
    evidence: [],
    warranties: [["registered", "unregistered", "2027-11-08"]],
  });
  await shopper.acknowledged(
    record,
    [],
    [
      [ITEM, headphones],
      [WARRANTY, covered],
      boughtAt([2026, 11, 5], "10:00"),
      ...TIMES,
      ...person(shopper),
      [serial, "SN-0042"],
      [
        ["First answer", "首次答复"],
        ["22 November 2026 12:00 Beijing time", "2026年11月22日 12:00 北京时间"],
      ],
    ],
  );
  await toCase(
    shopper,
    7,
    [0, 1].map((language) => record.number + " · " + headphones[language]),
  );
});

journey("8 who withdraws from two goods of seventeen reads these two, with their amounts", async (shopper) => {
  const romper = ["Cotton romper, size 73", "纯棉连体衣 73码"];
  const stroller = ["Folding stroller", "折叠婴儿推车"];
  const email = ["Email address for the confirmation", "接收确认书的邮箱"];
  const scope = ["What do you withdraw from?", "您要撤回什么？"];
  const part = ["Only some of it", "只撤回其中一部分"];
  const statement = [
    "I hereby give notice that I withdraw from my contract of sale of the following goods.",
    "本人在此声明：撤回以下商品的买卖合同。",
  ];
  await shopper.link(["Withdraw from the contract", "撤回合同"]).click();
  await shopper.button(["Withdraw from contract here", "在此撤回合同"]).click();
  await shopper.choice(part).check();
  await shopper.tick(romper).check();
  await shopper.tick(stroller).check();
  await shopper.person(email);
  const said = [
    [NUMBER, ID],
    [scope, part],
    [
      ["You withdraw from", "撤回的商品"],
      [
        "2 × Cotton romper, size 73: CN¥178.00\n1 × Folding stroller: CN¥1,299.00",
        "2 × 纯棉连体衣 73码：¥178.00\n1 × 折叠婴儿推车：¥1,299.00",
      ],
    ],
    [NAME, shopper.name],
    [email, EMAIL],
    [BACK, yuan("1,477.00")],
  ];
  const words = {
    check: ["Continue", "继续"],
    review: ["Check your withdrawal", "请核对撤回内容"],
    send: ["Confirm withdrawal", "确认撤回合同"],
    sent: ["Your withdrawal was received", "我们已收到您的撤回声明"],
  };
  const record = await shopper.file(words, said, lines(FIRST, SOLUTION, BEGUN));
  await shopper.sees(statement);
  await shopper.picture("8-receipt");
  // Seven days from 18 and from 19 November.
  const way = { status: "eligible", way: "open", rule: "no-reason", fees: [], postage: "buyer" };
  assert.deepEqual(digest(record), {
    ...kept(shopper, {
      scope: "part",
      lines: [
        { id: "romper", quantity: 2 },
        { id: "stroller", quantity: 1 },
      ],
    }),
    kind: "withdrawal",
    state: "received",
    turn: "shop",
    log: [],
    lineIds: ["romper", "stroller"],
    requests: { romper: { quantity: 2 }, stroller: { quantity: 1 } },
    classification: CLASS,
    promises: PROMISES,
    decisions: {
      romper: { ...way, lastDay: "2026-11-25", back: "178.00" },
      stroller: { ...way, lastDay: "2026-11-26", back: "1299.00" },
    },
  });
  await shopper.acknowledged(
    record,
    [statement],
    [
      [ITEM, count(2, romper)],
      [UNTIL, day(2026, 11, 25)],
      [BACK, yuan("178.00")],
      [POSTAGE, BUYER],
      [ITEM, count(1, stroller)],
      [UNTIL, day(2026, 11, 26)],
      [BACK, yuan("1,299.00")],
      [POSTAGE, BUYER],
      [BACK, ["CN¥1,477.00 in all", "¥1,477.00 合计"]],
      ...TIMES,
      [NAME, shopper.name],
      [email, EMAIL],
      [scope, part],
      SERVICE,
      ...DUE,
      DUE_BEGUN,
    ],
  );
  await toCase(shopper, 8, SOLUTION);
});

journey("9 an exchange tells its fee and its postage before it is sent", async (shopper) => {
  const romper = ["Cotton romper, size 73", "纯棉连体衣 73码"];
  const reason = ["I changed my mind", "不想要了"];
  const fee = ["Exchange fee: CN¥10.00", "换货费：¥10.00"];
  await shopper.back(romper).click();
  await shopper.choice(EXCHANGE).check();
  await shopper.sees(fee);
  await shopper.person();
  const said = [
    [NUMBER, ID],
    [PRODUCTS, count(2, romper)],
    [WHY, reason],
    [WISH, EXCHANGE],
    ...person(shopper),
    // Fifteen days from 18 November.
    [UNTIL, endOf(2026, 12, 3)],
    [FEES, fee],
    [POSTAGE, BUYER],
    [READY, PROOF_READY],
  ];
  const record = await shopper.file(REQUEST, said, lines(FIRST, SOLUTION, BEGUN));
  await shopper.picture("9-receipt");
  assert.deepEqual(digest(record), {
    ...kept(shopper, { lines: [{ id: "romper", quantity: 2 }], reason: "changed_mind", remedy: "exchange" }),
    kind: "return",
    state: "goods_awaited",
    turn: "shopper",
    log: ["first_response", "send_requested"],
    lineId: "romper",
    requests: { romper: { reason: "changed_mind", remedy: "exchange", quantity: 2 } },
    classification: { ...CLASS, reason: "changed_mind" },
    purchasedAt: "2026-11-15T20:12:00+08:00",
    evidence: ["proof_of_purchase"],
    promises: PROMISES,
    decision: {
      status: "eligible",
      way: "open",
      rule: "exchange",
      lastDay: "2026-12-03",
      back: undefined,
      fees: ["exchange 10.00"],
      postage: "buyer",
    },
  });
  await shopper.acknowledged(record, SEND_IT, [
    [ITEM, count(2, romper)],
    [UNTIL, day(2026, 12, 3)],
    [["Exchange fee", "换货费"], yuan("10.00")],
    [POSTAGE, BUYER],
    boughtAt([2026, 11, 15], "20:12"),
    ...TIMES,
    ...person(shopper),
    [WHY, reason],
    [WISH, EXCHANGE],
    SERVICE,
    ...DUE,
    DUE_BEGUN,
  ]);
  await toCase(shopper, 9, SEND_IT[1]);
});

journey("10 a complaint is answered, settled, carried out and closed, and its survey is filed", async (shopper) => {
  const stroller = ["Folding stroller", "折叠婴儿推车"];
  const about = ["What is it about?", "关于什么？"];
  const quality = ["Quality of a product", "商品质量"];
  const what = ["What exactly?", "具体是什么？"];
  const fault = ["It does not work as it should", "商品有故障"];
  const happened = ["What happened?", "发生了什么？"];
  const story = shopper.say(["The left front wheel does not turn any more.", "左前轮卡住了，完全转不动，推不走。"]);
  const consent = ["You may use these details to answer my complaint", "同意用这些信息答复我的投诉"];
  const sorry = [
    "We are sorry for the trouble. A person reads your complaint today, and tells you what we propose.",
    "给您添麻烦了，非常抱歉。我们今天就会有专人查看您的投诉，并告诉您处理方案。",
  ];
  const optional = (words) => [words[0] + " (optional)", words[1] + "（选填）"];
  await shopper.button(COMPLAIN, await shopper.opened(stroller)).click();
  const dialog = shopper.page.getByRole("dialog");
  await shopper.person();
  await shopper.select(about, quality, dialog);
  await shopper.select(optional(what), fault, dialog);
  await shopper.field(happened).fill(story);
  await shopper.select(optional(WISH), REFUND, dialog);
  await shopper.tick(consent).check();
  const told = [
    [about, quality],
    [what, fault],
    [happened, story],
    [WISH, REFUND],
    [consent, YES],
  ];
  const said = [...person(shopper), [NUMBER, ID], [PRODUCT, stroller], [BOUGHT, day(2026, 11, 12)], ...told];
  const filed = await shopper.file(COMPLAINT, said, lines(FIRST, SOLUTION));
  await shopper.picture("10-receipt");
  const { id } = filed;
  await shopper.acknowledged(
    filed,
    [sorry],
    [
      [ITEM, stroller],
      boughtAt([2026, 11, 12], "19:40"),
      ...TIMES,
      ...person(shopper),
      ...told,
      answeredBy(["Quality control", "质量部门"]),
      ...DUE,
    ],
  );
  await shopper.link(SEE).click();
  await shopper.sees([
    "The shop: by 23 November 2026 at 10:00 Beijing time",
    "商家：不晚于2026年11月23日 北京时间 10:00",
  ]);

  const label = ["The number on the label", "标签上的批号"];
  const photo = ["A photo", "照片"];
  const [titled, pictured] = [label, photo].map(([en, zh]) => ({ en, "zh-Hans": zh }));
  const asks = [
    { id: "batch", kind: "text", title: titled },
    { id: "photo", kind: "files", title: pictured },
  ];
  const received = [
    "✓ The shop received this on 22 November 2026 at 10:00 Beijing time",
    "✓ 商家已于2026年11月22日 北京时间 10:00收到",
  ];
  await shopper.happen(id, { event: "information_requested", until: "2026-11-29", asks });
  await shopper.stands(
    ["Waiting for you", "等您补充"],
    ["The shop needs this from you", "商家需要您补充"],
    ["Answer by 29 November 2026", "请在2026年11月29日前补充"],
  );
  await shopper.picture("10-asked");
  await shopper.field(label).fill("L-4411");
  await shopper.field(photo).setInputFiles([PHOTO]);
  await shopper.button(["Send to the shop", "提交给商家"]).click();
  await shopper.sees(received);

  const money = { decimal: "89.00", currency: "CNY" };
  const note = { en: "You keep the goods.", "zh-Hans": "商品无需寄回。" };
  await shopper.happen(id, {
    event: "proposal",
    remedy: "refund",
    amount: money,
    on: "2026-12-01",
    until: "2026-11-27",
    note,
  });
  await shopper.sees(
    ["The shop proposes", "商家的方案"],
    ["Refund · CN¥89.00", "退款 · ¥89.00"],
    ["It is done by 1 December 2026", "2026年12月1日前办理"],
    ["You can accept until 27 November 2026", "2026年11月27日前可以接受"],
    [note.en, note["zh-Hans"]],
  );
  await shopper.picture("10-proposed");
  await shopper.button(["Accept", "接受"]).click();
  await shopper.stands(["Agreed", "已同意"], received);

  await shopper.happen(id, { event: "refund", amount: money, method: "bank_card" });
  const paid = [
    "CN¥89.00 refunded on 22 November 2026 at 10:00 Beijing time: bank card",
    "2026年11月22日 北京时间 10:00已退款¥89.00（银行卡）",
  ];
  await shopper.stands(["Done", "已处理"], paid);
  await shopper.happen(id, { event: "closed" });
  await shopper.stands(["Closed", "已完结"], paid, ["How did we do? Tell us", "评价本次服务"]);
  const overall = shopper.page.getByRole("group", { name: shopper.say(["Overall", "总体满意度"]) });
  await overall.getByRole("radio", { name: shopper.say(["Very good", "很好"]) }).check();
  await shopper.button(FORM.check).click();
  await shopper.button(["Send answers", "提交评价"]).click();
  const [, , , ...scores] = await shopper.rows(["Thank you for your answers", "感谢您的评价"]);
  assert.deepEqual(
    scores,
    shopper.told([
      [NUMBER, ID],
      [
        ["Overall", "总体满意度"],
        ["5 · Very good", "5 · 很好"],
      ],
    ]),
  );
  await shopper.picture(10);

  const { survey, ...record } = await shopper.record(id);
  const file = { id: "photo-1", name: PHOTO.name, size: PHOTO.buffer.length, type: PHOTO.mimeType };
  assert.deepEqual(
    record.log.map(({ at, ...entry }) => entry),
    [
      { event: "information_requested", until: "2026-11-29", asks },
      { event: "information_given", answers: { batch: "L-4411", photo: ["photo-1"] }, files: [file] },
      { event: "proposal", remedy: "refund", amount: money, on: "2026-12-01", until: "2026-11-27", note },
      { event: "agreement" },
      { event: "refund", amount: money, method: "bank_card" },
      { event: "closed" },
    ],
  );
  assert.deepEqual(digest(record), {
    ...kept(shopper, {
      product: shopper.say(stroller),
      purchaseDate: "2026-11-12",
      category: "product_quality",
      reason: "defective",
      description: story,
      demand: "refund",
      consent: true,
    }),
    kind: "complaint",
    state: "closed",
    turn: null,
    log: ["information_requested", "information_given", "proposal", "agreement", "refund", "closed"],
    lineId: "stroller",
    partner: "north-wheels",
    requests: { stroller: {} },
    classification: {
      category: "product_quality",
      reason: "defective",
      department: "quality_control",
      priority: "high",
    },
    purchasedAt: "2026-11-12T19:40:00+08:00",
    evidence: ["proof_of_purchase", "invoice", "warranty_card"],
    promises: PROMISES.slice(0, 2),
    decision: {
      status: "eligible",
      way: "open",
      rule: "quality",
      lastDay: "2026-12-04",
      back: "1299.00",
      fees: [],
      postage: "seller",
    },
  });
  const answers = await shopper.record(survey);
  assert.deepEqual([answers.kind, answers.caseId, answers.values.overall], ["survey", id, 5]);
  // It is asked once.
  await shopper.page.reload();
  await shopper.stands(["Closed", "已完结"]);
  assert.equal(await shopper.text(["How did we do? Tell us", "评价本次服务"]).count(), 0);
});
