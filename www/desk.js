// What the staff of the demo shop may say about a case: each with what belongs to it.

/** A day so many days after the instant, as the shop's calendar has it. */
const later = (now, days) =>
  new Date(now + days * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

/** The shop's part, by what it is called on its buttons. @param {number} now */
export const DESK = (now) => [
  {
    name: { en: "Shop answers", "zh-Hans": "商家答复" },
    event: "first_response",
    note: { en: "Thank you. We have read it, and look into it now.", "zh-Hans": "您好，我们已看到，正在处理。" },
  },
  {
    name: { en: "Shop asks for something", "zh-Hans": "商家请补充" },
    event: "information_requested",
    until: later(now, 7),
    note: { en: "With this we can decide at once.", "zh-Hans": "补充后我们马上就能处理。" },
    asks: [
      { id: "batch", kind: "text", title: { en: "The number on the label", "zh-Hans": "标签上的批号" } },
      {
        id: "used",
        kind: "choice",
        title: { en: "Has it been used?", "zh-Hans": "是否使用过？" },
        choices: [
          { id: "yes", title: { en: "Yes", "zh-Hans": "用过" } },
          { id: "no", title: { en: "No", "zh-Hans": "没用过" } },
        ],
      },
      {
        id: "photo",
        kind: "files",
        optional: true,
        title: { en: "A photo of the fault", "zh-Hans": "问题部位的照片" },
      },
    ],
  },
  {
    name: { en: "Shop says where to send it", "zh-Hans": "商家告知寄回地址" },
    event: "send_requested",
    until: later(now, 7),
    method: "parcel",
    address: {
      en: "Lantern Lane Returns, 8 Harbour Road, Pudong, Shanghai 200120",
      "zh-Hans": "灯笼巷退货组，上海市浦东新区港湾路8号，200120",
    },
  },
  { name: { en: "Parcel arrives", "zh-Hans": "商家收到商品" }, event: "goods_arrived" },
  { name: { en: "Shop examines", "zh-Hans": "商家检验" }, event: "inspection" },
  {
    name: { en: "Shop proposes", "zh-Hans": "商家提出方案" },
    event: "proposal",
    remedy: "refund",
    amount: { decimal: "89.00", currency: "CNY" },
    on: later(now, 9),
    until: later(now, 5),
    note: { en: "You keep the goods.", "zh-Hans": "商品无需寄回。" },
  },
  {
    name: { en: "Shop refuses", "zh-Hans": "商家不同意" },
    event: "request_refused",
    note: { en: "The fault comes from how it was used.", "zh-Hans": "经查验，问题由使用不当造成。" },
  },
  {
    name: { en: "Shop refunds", "zh-Hans": "商家退款" },
    event: "refund",
    amount: { decimal: "89.00", currency: "CNY" },
    method: "bank_card",
  },
  { name: { en: "Shop repairs", "zh-Hans": "商家修好" }, event: "repair" },
  { name: { en: "Case is closed", "zh-Hans": "结案" }, event: "closed" },
  { name: { en: "Goes to a superior", "zh-Hans": "上报主管" }, event: "escalated" },
];
