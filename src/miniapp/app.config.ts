export default defineAppConfig({
  pages: ['pages/home/index'],
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '星火同行',
    navigationBarBackgroundColor: '#f4ecdc',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f4ecdc',
    backgroundTextStyle: 'dark',
  },
})
