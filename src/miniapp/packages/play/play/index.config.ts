export default definePageConfig({ navigationBarTitleText: '星火同行', disableScroll: false })
