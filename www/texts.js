/** What the demo shop itself says; everything about rights comes from the package. */
export const texts = {
  en: {
    shop: "Lantern Lane", title: "Your order", order: "Order",
    lead: "What you may still do with each item, and until when.",
    preview: "Preview this page at another time", date: "Date and time", zone: "Time zone of that clock",
    back: "Back to the day of this demo", said: "Answers as of {when}",
    quantity: "Quantity {n}", delivered: "Delivered {date}", notDelivered: "Not delivered yet", paid: "Paid {amount}",
    returns: "Return or exchange", warranty: "Warranty",
    complain: "Tell us what is wrong", close: "Close",
    fallback: "Ask us until when you may return this: help@lantern-lane.example",
    warrantyFallback: "See the warranty card for its period.",
    complaintFallback: "Write to help@lantern-lane.example and name your order.",
    footer: "The answers are worked out in your browser; the shop decides by the same rules. They are no legal advice.",
  },
  "zh-Hans": {
    shop: "灯笼巷", title: "我的订单", order: "订单",
    lead: "每件商品还能做什么、截止到哪一天。",
    preview: "换个时间预览本页", date: "日期和时间", zone: "该时间所在时区",
    back: "回到演示当天", said: "以下为 {when} 的结果",
    quantity: "数量 {n}", delivered: "{date} 签收", notDelivered: "尚未签收", paid: "实付 {amount}",
    returns: "退换货", warranty: "保修",
    complain: "反馈问题", close: "关闭",
    fallback: "退货期限请咨询 help@lantern-lane.example",
    warrantyFallback: "保修期限请查看保修卡。",
    complaintFallback: "请发邮件至 help@lantern-lane.example 并注明订单号。",
    footer: "结果在您的浏览器中得出，商家按同一套规则处理。本页内容不构成法律意见。",
  },
};
