// Read by the browser before Tasklist starts. Only Chinese is offered: with a second language on the list,
// a browser set to English would be served English.
export default {
  // shown as "vendor name" in the header and the window title, as "name" on the sign-in page
  app: {
    vendor: '信访工作台',
    name: '任务列表'
  },
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  dateFormat: {
    monthName: 'M月',
    day: 'DD',
    abbr: 'YYYY-MM-DD HH:mm',
    normal: 'YYYY-MM-DD HH:mm',
    long: 'YYYY-MM-DD HH:mm dddd',
    short: 'YYYY-MM-DD'
  },
  disableWelcomeMessage: true,
  // what the language file cannot reach: calendars, diagrams and the messages of forms
  customScripts: ['scripts/chinese-widgets', 'scripts/one-sign-in'],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '签收当前选中的任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个筛选'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到列表中的第一个任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到任务表单的第一个输入框'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开“发起流程”窗口'
    }
  }
};
