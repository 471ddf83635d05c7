// Only Chinese is offered, for the reason given in Tasklist's config.js.
export default {
  app: {
    vendor: '信访工作台',
    name: '首页'
  },
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/chinese-widgets', '../tasklist/scripts/one-sign-in'],
  // without this list the page links to Camunda's own documentation
  links: [
    {
      label: '工作台',
      href: '/desk',
      description: '案卷、统计、联席会议和发件箱'
    }
  ]
};
