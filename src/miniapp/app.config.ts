export default defineAppConfig({
  pages: ['pages/home/index', 'pages/records/index', 'pages/settings/index'],
  subPackages: [
    {
      root: 'packages/play',
      name: 'play',
      pages: ['scenario/index', 'roles/index', 'play/index', 'debrief/index'],
    },
    {
      root: 'packages/room',
      name: 'room',
      pages: ['create/index', 'join/index', 'lobby/index'],
    },
  ],
  // Scenarios and engine are fetched while somebody still looks at the menu.
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['play', 'room'] } },
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '星火同行',
    navigationBarBackgroundColor: '#f4ecdc',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4ecdc',
    backgroundTextStyle: 'dark',
  },
})
