// Chinese for what locales/zh.json cannot reach: the page language, the calendars of AngularJS and flatpickr, and
// the texts of form-js and of the diagram viewer, which offer no translation of their own. All four apps load this
// file before they start.

document.documentElement.lang = 'zh-CN';

const months = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

window.angular.module('ui.bootstrap.datepicker').run([
  '$locale',
  'uibDatepickerConfig',
  ($locale, calendar) => {
    Object.assign($locale.DATETIME_FORMATS, {
      AMPMS: ['上午', '下午'],
      DAY: weekdays.map(day => `星期${day}`),
      SHORTDAY: weekdays,
      MONTH: months,
      SHORTMONTH: months,
      STANDALONEMONTH: months
    });
    Object.assign(calendar, { formatDayTitle: 'yyyy年M月', formatMonthTitle: 'yyyy年', startingDay: 1 });
  }
]);

// Tasklist opened at a task asks for some texts before its language file has come, and would show their keys for ever.
const base = document.querySelector('base');
const language = await fetch(`${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/zh.json`)
  .then(answer => answer.json());

if (window.flatpickr) {
  window.flatpickr.localize({
    firstDayOfWeek: 1,
    weekdays: { shorthand: weekdays, longhand: weekdays.map(day => `星期${day}`) },
    months: { shorthand: months, longhand: months },
    rangeSeparator: ' 至 ',
    scrollTitle: '滚动鼠标滚轮可调整',
    toggleTitle: '点击切换',
    yearAriaLabel: '年',
    monthAriaLabel: '月',
    hourAriaLabel: '时',
    minuteAriaLabel: '分'
  });
}

const texts = [
  [/^Field is required\.$/, '此项必填。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多填写 $1 个字。'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于 $1。'],
  [/^Field must match pattern .+$/, '格式不正确。'],
  [/^Field must be a valid email\.$/, '电子邮箱格式不正确。'],
  [/^Field must be a valid {2}international phone number\..*$/, '电话号码格式不正确，须带国家代码，如 +8613800000000。'],
  [/^Value is not a number\.$/, '请填写数字。'],
  [/^Value is expected to be an integer\.$/, '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多保留 $1 位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '请填写有效的数值，最接近的是 $1 和 $2。'],
  [/^Date and time must both be entered\.$/, '日期和时间都要填写。'],
  [/^No results$/, '没有结果'],
  [/^All values selected$/, '已全部选中'],
  [/^Nothing to show\.$/, '没有内容。'],
  [/^No content to show\.$/, '没有内容。'],
  [/^Search$/, '搜索'],
  [/^Select$/, '请选择'],
  [/^Remove tag$/, '移除'],
  [/^Increment$/, '增加'],
  [/^Decrement$/, '减少'],
  [/^Previous page$/, '上一页'],
  [/^Next page$/, '下一页'],
  [/^Click to sort by (.+) ascending$/, '按$1升序排列'],
  [/^Click to sort by (.+) descending$/, '按$1降序排列'],
  [/^Click to remove sorting$/, '取消排序'],
  [/^ of $/, ' / '],
  [/^yyyy\/mm\/dd$/, '年/月/日'],
  [/^hh:mm$/, '时:分'],
  [/^zoom in$/, '放大'],
  [/^zoom out$/, '缩小'],
  [/^reset zoom$/, '恢复原大小']
];

const places = '.fjs-container, [cam-widget-bpmn-viewer], .tasks-list';
const messages = '[notifications-panel] .message';

// Scripts need to know which field was refused; people read its label.
const fieldName = /（[a-z][A-Za-z]*）/g;

function chinese(text) {
  const match = texts.find(([english]) => english.test(text));
  return match ? text.replace(match[0], match[1]) : language.labels[text.trim()] || text;
}

function withoutFieldName(message) {
  const text = message.textContent.replace(fieldName, '');
  if (text !== message.textContent) {
    message.textContent = text;
  }
}

const attributes = ['placeholder', 'title', 'aria-label'];

function translateAttributes(element) {
  attributes
    .filter(name => element.hasAttribute(name))
    .forEach(name => {
      const text = element.getAttribute(name);
      if (chinese(text) !== text) {
        element.setAttribute(name, chinese(text));
      }
    });
}

// Text is changed in place, never replaced as a node: form-js goes on updating the nodes it made.
function translateText(node) {
  if (chinese(node.data) !== node.data) {
    node.data = chinese(node.data);
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    translateAttributes(node);
    node.childNodes.forEach(translate);
  }
}

function placesIn(node) {
  if (node.nodeType === Node.ELEMENT_NODE) {
    return node.closest(places) ? [node] : [...node.querySelectorAll(places)];
  }
  return node.parentElement?.closest(places) ? [node] : [];
}

new MutationObserver(changes => {
  const changed = changes.flatMap(change => (change.type === 'childList' ? [...change.addedNodes] : [change.target]));
  changed.flatMap(placesIn).forEach(translate);
  document.querySelectorAll(messages).forEach(withoutFieldName);
}).observe(document.documentElement, {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: attributes
});
