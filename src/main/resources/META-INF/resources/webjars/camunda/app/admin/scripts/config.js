// Only Chinese is offered, for the reason given in Tasklist's config.js.
export default {
  app: {
    vendor: '信访工作台',
    name: '系统管理'
  },
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/chinese-widgets', '../tasklist/scripts/one-sign-in']
};
