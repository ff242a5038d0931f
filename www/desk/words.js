// What the desk itself says; everything about a case and its times comes from the package.

/** What happened or may happen, as the shop's staff calls it. */
const EVENTS = {
  submitted: ["Request received", "收到申请"],
  first_response: ["Answer", "答复"],
  contact: ["Get in touch", "联系顾客"],
  information_requested: ["Ask for something", "请顾客补充"],
  information_given: ["Shopper wrote", "顾客补充"],
  send_requested: ["Say where to send it", "告知寄回地址"],
  goods_sent: ["Shopper sent the goods", "顾客已寄出"],
  goods_arrived: ["Goods arrived", "商品已收到"],
  inspection: ["Goods examined", "检验完成"],
  on_site: ["Visit made", "上门检查完成"],
  proposal: ["Propose a solution", "提出方案"],
  claim_answer: ["Answer the claim", "答复索赔"],
  agreement: ["Shopper accepted", "顾客接受方案"],
  proposal_refused: ["Shopper refused", "顾客未接受方案"],
  request_refused: ["Refuse the request", "不同意申请"],
  resolution: ["Solved", "已解决"],
  repair: ["Repaired", "已修好"],
  replacement: ["New one sent", "已补发"],
  exchange: ["Exchanged", "已换货"],
  refund: ["Money refunded", "已退款"],
  compensation: ["Compensation paid", "已赔付"],
  accepted: ["Shopper found it in order", "顾客确认无误"],
  closed: ["Close the case", "结案"],
  reopened: ["Open it again", "重新处理"],
  escalated: ["Pass to a superior", "上报主管"],
  cancelled: ["Shopper took it back", "顾客已撤销"],
};

/** The same once it has happened, where that is said otherwise. */
const HAPPENED = {
  first_response: ["Answered", "已答复"],
  contact: ["Got in touch", "已联系顾客"],
  information_requested: ["Asked for something", "已请顾客补充"],
  send_requested: ["Told where to send it", "已告知寄回地址"],
  proposal: ["Proposed a solution", "已提出方案"],
  claim_answer: ["Answered the claim", "已答复索赔"],
  request_refused: ["Refused the request", "已拒绝申请"],
  closed: ["Closed", "已结案"],
  reopened: ["Opened again", "已重新处理"],
  escalated: ["Passed to a superior", "已上报主管"],
};

/** The states in which the shopper is spoken to elsewhere. */
const STATES = {
  accepted: ["Found in order", "顾客已确认"],
  waiting_for_shopper: ["Shopper to answer", "待顾客补充"],
  goods_awaited: ["Goods awaited", "待收货"],
  goods_sent: ["Goods on their way", "商品在途"],
  proposal_refused: ["Proposal refused", "方案未被接受"],
  refused: ["Refused", "已拒绝"],
  cancelled: ["Taken back", "顾客已撤销"],
  survey: ["Survey", "评价"],
};

const TEXTS = {
  desk: ["After-sales desk", "售后工作台"],
  leave: ["Sign out", "退出"],
  door: ["Sign in to the desk", "登录售后工作台"],
  doorHint: ["The shop's server prints a token when it starts.", "服务器启动时会显示登录口令。"],
  token: ["Token", "口令"],
  enter: ["Sign in", "登录"],
  wrongToken: ["This is not the token.", "口令不正确。"],
  tooMany: ["Too many wrong tokens. Wait a minute.", "错误次数过多，请一分钟后再试。"],
  failed: ["The shop could not be reached. Try again.", "暂时连接不上，请重试。"],
  inbox: ["Cases", "受理单"],
  again: ["Look again", "刷新"],
  none: ["No case here.", "没有符合条件的受理单。"],
  show: ["Show", "显示"],
  open: ["Open", "处理中"],
  shop: ["Our turn", "待我方处理"],
  shopper: ["Shopper's turn", "待顾客处理"],
  late: ["Late", "已逾期"],
  over: ["Over", "已结束"],
  kind: ["Kind", "类型"],
  every: ["Every kind", "全部类型"],
  back: ["Back to the cases", "返回列表"],
  choose: ["Choose a case to see what was written and what may be done.", "选择一张受理单，查看内容并处理。"],
  seen: ["See it as the shopper does", "查看顾客看到的页面"],
  wrote: ["What the shopper sent", "顾客提交的内容"],
  history: ["What happened", "处理记录"],
  promises: ["What we promised", "承诺时限"],
  may: ["What can be done now", "可进行的操作"],
  nothing: ["Nothing more can be done about this case.", "此受理单已无可进行的操作。"],
  write: ["Write it down", "确认"],
  written: ["Written down: {event}", "已记录：{event}"],
  impossible: ["The case has changed, or something here is not right.", "受理单已变化，或填写有误。"],
  order: ["Order", "订单"],
  received: ["Received", "收到时间"],
  note: ["What we say to the shopper", "给顾客的说明"],
  asks: ["What is needed, one question on a line", "需要补充的内容（每行一项）"],
  until: ["Until", "截止日期"],
  on: ["Done by", "完成日期"],
  address: ["Address", "寄回地址"],
  remedy: ["Solution", "方案"],
  amount: ["Amount", "金额"],
  cause: ["What was the matter", "故障原因"],
  result: ["How it is now", "处理结果"],
  attachment: ["Attachment", "附件"],
  figures: ["How well we serve", "服务指标"],
  counted: ["{count} of {of}", "{of}件中{count}件"],
  goal: ["goal {goal}", "目标 {goal}"],
  nothingCounted: ["nothing to count yet", "暂无数据"],
  onTime: ["Answered in time", "按时答复"],
  resolved: ["Resolved", "已解决"],
  justified: ["Complaints that were justified", "投诉成立"],
  accepted: ["Work found in order", "顾客确认无误"],
  satisfied: ["Satisfied: {aspect}", "满意度：{aspect}"],
  response: ["Time to the first answer", "首次答复用时"],
  resolution: ["Time until it was resolved", "解决用时"],
  letters: ["Letters", "邮件"],
  letterWaits: ["waits to leave", "等待发送"],
  letterAgain: ["tried {count} times, and will be again", "已尝试{count}次，将再次发送"],
  letterLeft: ["left", "已发出"],
  letterGivenUp: ["could not be delivered: {why}", "无法送达：{why}"],
  chain: ["Save the chain of what was taken in", "保存存证链"],
  times: ["half within {p50}, nine of ten within {p90}", "半数在{p50}内，九成在{p90}内"],
};

const LANGUAGES = ["en", "zh-Hans"];
const asked = new URLSearchParams(location.search).get("lang");
export const language = {
  tag: LANGUAGES.find((tag) => tag === asked) ?? (navigator.language.startsWith("zh") ? "zh-Hans" : "en"),
};

const inLanguage = (texts, name) =>
  Object.hasOwn(texts, name) ? texts[name][LANGUAGES.indexOf(language.tag)] : undefined;

/** The desk's sentence of a name, with its blanks filled. */
export function say(name, blanks = {}) {
  return inLanguage(TEXTS, name).replace(/\{(\w+)\}/g, (_, blank) => blanks[blank] ?? "");
}

/** What may happen. */
export const eventName = (event) => inLanguage(EVENTS, event);
/** What has happened. */
export const happenedName = (event) => inLanguage(HAPPENED, event) ?? eventName(event);

/** @param {string} state @param {import("/pkg/sentences.js").Say} speak */
export const stateName = (state, speak) => inLanguage(STATES, state) ?? speak("case.state." + state);
